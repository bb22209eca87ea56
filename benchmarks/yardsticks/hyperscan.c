/*
 * How many texts a second Hyperscan scans on one core for all phrases at once.
 *
 *   hyperscan literal|expression PATTERNS TEXTS WINDOWS SECONDS
 *
 * Both files hold one a line. Every match of every text is counted, as the one who asks would have
 * to look at each. Patterns that Hyperscan refuses are left out and counted. Prints "NAME VALUE"
 * lines: patterns, refused, compile (seconds), matches (in all texts), then one rate for each
 * window.
 */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct lines {
  char **text;
  unsigned *length;
  unsigned count;
};

/* Time on a core: what else the machine does changes little. */
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static struct lines read_lines(const char *path) {
  struct lines lines = {NULL, NULL, 0};
  FILE *in = fopen(path, "r");
  if (!in) {
    perror(path);
    exit(1);
  }
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  while ((length = getline(&line, &room, in)) > 0) {
    if (line[length - 1] == '\n') line[--length] = 0;
    lines.text = realloc(lines.text, (lines.count + 1) * sizeof *lines.text);
    lines.length = realloc(lines.length, (lines.count + 1) * sizeof *lines.length);
    lines.text[lines.count] = strdup(line);
    lines.length[lines.count++] = (unsigned)length;
  }
  free(line);
  fclose(in);
  return lines;
}

static int found(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                 void *count) {
  (void)id, (void)from, (void)to, (void)flags;
  ++*(unsigned long long *)count;
  return 0;
}

/* Only what compiles alone stays: one refused expression would refuse them all. */
static unsigned drop_refused(struct lines *patterns) {
  unsigned kept = 0, refused = 0;
  for (unsigned i = 0; i < patterns->count; i++) {
    hs_database_t *db = NULL;
    hs_compile_error_t *error = NULL;
    if (hs_compile(patterns->text[i], HS_FLAG_SINGLEMATCH, HS_MODE_BLOCK, NULL, &db, &error) ==
        HS_SUCCESS) {
      patterns->text[kept++] = patterns->text[i];
      hs_free_database(db);
    } else {
      refused++;
      hs_free_compile_error(error);
    }
  }
  patterns->count = kept;
  return refused;
}

static hs_database_t *compile(struct lines *patterns, int literal) {
  unsigned *flags = calloc(patterns->count, sizeof *flags);
  unsigned *ids = calloc(patterns->count, sizeof *ids);
  size_t *lengths = calloc(patterns->count, sizeof *lengths);
  for (unsigned i = 0; i < patterns->count; i++) {
    ids[i] = i;
    flags[i] = HS_FLAG_SINGLEMATCH;
    lengths[i] = strlen(patterns->text[i]);
  }
  hs_database_t *db = NULL;
  hs_compile_error_t *error = NULL;
  const char *const *texts = (const char *const *)patterns->text;
  hs_error_t result =
      literal ? hs_compile_lit_multi(texts, flags, ids, lengths, patterns->count, HS_MODE_BLOCK,
                                     NULL, &db, &error)
              : hs_compile_multi(texts, flags, ids, patterns->count, HS_MODE_BLOCK, NULL, &db,
                                 &error);
  if (result != HS_SUCCESS) {
    fprintf(stderr, "Hyperscan: %s\n", error->message);
    exit(1);
  }
  return db;
}

int main(int count, char **words) {
  if (count != 6) {
    fprintf(stderr, "hyperscan literal|expression PATTERNS TEXTS WINDOWS SECONDS\n");
    return 2;
  }
  int literal = strcmp(words[1], "literal") == 0;
  struct lines patterns = read_lines(words[2]);
  struct lines texts = read_lines(words[3]);
  unsigned refused = literal ? 0 : drop_refused(&patterns);
  double start = now();
  hs_database_t *db = compile(&patterns, literal);
  printf("patterns %u\nrefused %u\ncompile %f\n", patterns.count, refused, now() - start);
  hs_scratch_t *scratch = NULL;
  hs_alloc_scratch(db, &scratch);
  unsigned long long matches = 0;
  for (unsigned i = 0; i < texts.count; i++)
    hs_scan(db, texts.text[i], texts.length[i], 0, scratch, found, &matches);
  printf("matches %llu\n", matches);
  double seconds = atof(words[5]);
  for (int window = 0; window <= atoi(words[4]); window++) { /* the first one warms up */
    unsigned long long done = 0;
    start = now();
    do {
      for (unsigned i = 0; i < texts.count; i++)
        hs_scan(db, texts.text[i], texts.length[i], 0, scratch, found, &matches);
      done += texts.count;
    } while (now() - start < seconds);
    if (window > 0) printf("rate %f\n", done / (now() - start));
  }
  return 0;
}
