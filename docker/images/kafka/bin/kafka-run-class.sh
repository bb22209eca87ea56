#!/bin/sh
exec java -Xshare:auto -XX:+ExitOnOutOfMemoryError ${KAFKA_HEAP_OPTS:--Xmx1G} ${KAFKA_OPTS:-} \
  -Dlogback.configurationFile=/etc/kafka/docker/${KAFKA_LOGBACK:-logback.xml} -cp '/opt/kafka/libs/*' "$@"
