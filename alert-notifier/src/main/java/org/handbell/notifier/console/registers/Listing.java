package org.handbell.notifier.console.registers;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.console.registers.ListPage.Row;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Slice;
import org.handbell.notifier.register.Slice.Rows;

/**
 * How one register is listed.
 *
 * @param <T> an entry
 * @param path of the list; what the register is called in the audit chain too
 * @param rows what the visitor may see of a slice
 * @param mayAdd who may add an entry
 */
record Listing<T>(
    String path,
    String title,
    String intro,
    List<String> columns,
    BiFunction<Visit, Slice, Rows<T>> rows,
    Function<T, Row> row,
    Predicate<Viewer> mayAdd,
    String addText) {}
