#!/bin/sh
# Starts the kiosk on Linux, with Chromium, Chrome or Edge.
# Usage: start.sh [FILE]; the default is chan-gai-tong.html in the folder of this script.
set -eu

file=$(realpath -m "${1:-$(dirname "$0")/chan-gai-tong.html}")
if [ ! -f "$file" ]; then
    echo "$file: not found. Put chan-gai-tong.html beside this file." >&2
    exit 1
fi

browser=
for name in ${BROWSER:-} chromium chromium-browser google-chrome google-chrome-stable microsoft-edge; do
    if command -v "$name" >/dev/null; then
        browser=$name
        break
    fi
done
if [ -z "$browser" ]; then
    echo "None of Chromium, Chrome and Edge was found. Install one of them." >&2
    exit 1
fi

# Percent-encodes the characters that are special in a URL; % first.
url=file://$(printf '%s' "$file" | sed 's/%/%25/g; s/#/%23/g; s/?/%3F/g')

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
trap 'exit 0' INT TERM

# Restarts the browser when it is closed, with a new profile, so that no data of the last session remains.
while :; do
    "$browser" --kiosk "$url" --user-data-dir="$profile" \
        --no-first-run --no-default-browser-check \
        --disable-pinch --overscroll-history-navigation=0 \
        --disable-features=Translate,TouchpadOverscrollHistoryNavigation \
        --disable-background-networking --disable-component-update --disable-sync \
        --disable-session-crashed-bubble --deny-permission-prompts \
        --kiosk-printing || true
    rm -rf "$profile"
    if [ -n "${ONCE:-}" ]; then exit 0; fi
    sleep 2
done
