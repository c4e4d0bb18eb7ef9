#!/bin/sh
# Brings the translations in step with the code, then makes what the program loads.
# usage: packaging/translations.sh
# New texts then stand as "unfinished" in resources/i18n/moderator_vi.ts, new plurals also in
# moderator_en.ts: translate them (pyside6-linguist, or a text editor) and run this again.
set -eu
cd "$(dirname "$0")/.."
folder=resources/i18n
bin=.venv/bin
# Sorted, so that the files come out the same on every computer.
sources=$(find moderator/ui moderator/app -name '*.py' | LC_ALL=C sort)

update() {
    # shellcheck disable=SC2086  # many files, none with a blank in its name
    "$bin/pyside6-lupdate" $sources -silent -no-obsolete -locations none "$@"
}
update -source-language en_GB -target-language vi_VN -ts "$folder/moderator_vi.ts"
update -source-language en_GB -target-language en_GB -pluralonly -ts "$folder/moderator_en.ts"
# In one step: a program that runs has the old file mapped.
for name in moderator_vi moderator_en qtbase_vi; do
    "$bin/pyside6-lrelease" -silent "$folder/$name.ts" -qm "$folder/$name.qm.new"
    mv "$folder/$name.qm.new" "$folder/$name.qm"
done
