#!/bin/sh
KAFKA_LOGBACK=tools-logback.xml exec /opt/kafka/bin/kafka-run-class.sh org.apache.kafka.tools.consumer.group.ConsumerGroupCommand "$@"
