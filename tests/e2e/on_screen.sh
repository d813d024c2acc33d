#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A program on a virtual screen with a session bus and the accessibility bus, and a reader at it.
# on_screen.sh 'PROGRAM' 'READER'     the reader has this script's input and output
set -u
export PROGRAM=$1 READER=$2 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb
exec xvfb-run -a -s "-screen 0 1280x800x24" dbus-run-session -- bash -c '
  launcher=$(ls /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher \
    2>/dev/null | head -n 1)
  "$launcher" --launch-immediately </dev/null >/dev/null 2>&1 & bus=$!
  bash -c "exec $PROGRAM" </dev/null 1>&2 & program=$!
  bash -c "exec $READER"; code=$?
  kill "$program" "$bus" 2>/dev/null
  wait "$program" 2>/dev/null
  exit $code'
