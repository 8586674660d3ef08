#!/usr/bin/env bash
# A building permit from the counter to the certificate, over HTTP, as the people of the city would bring it there.
#
#   deploy/walk-building-permit.sh [CITY]      CITY is http://localhost:5080 if you do not say
#
# Needs bash, curl and a running city: `dotnet run --project src/ActorCity.Silo`, or `deploy/local-cluster.sh up`.
# Every run is a new case of a new applicant; nothing has to be cleaned up.
set -euo pipefail

city="${1:-${CITY:-http://localhost:5080}}"
city="${city%/}"
counter="06-01"

# ── speaking with the city ───────────────────────────────────────────────────────────────────────────────────────────

new_id() { cat /proc/sys/kernel/random/uuid; }
get() { curl -sS --fail-with-body "$city$1"; }

# Who acts: name, role, and the office or body for which.
who() { printf '{"person":"%s","role":"%s"%s}' "$1" "$2" "${3:+,\"office\":\"$3\"}"; }

# Gives a command: who, where, what else. Its answer is kept for `field`; a refusal ends the walk and says why.
answer=""
give() {
    answer=$(curl -sS --fail-with-body "$city$2" -H 'Content-Type: application/json' -H "Idempotency-Key: $(new_id)" \
        -d "{\"actor\":$1${3:+,$3}}") || { printf '%s was refused: %s\n' "$2" "$answer" >&2; exit 1; }
}

field() { sed -nE "s/.*\"$1\":\"?([^\",}]*).*/\1/p" <<< "$answer"; }

# One object of a list per line, so that ordinary tools can read it.
lines() { tr -d '\n' | sed 's/},{/}\n{/g'; echo; }

say() { printf '\n%s\n' "$*"; }
tell() { printf '    %s\n' "$*"; }

# ── what people do with a case ───────────────────────────────────────────────────────────────────────────────────────

# Hands in a paper of the checklist: who, which.
paper() {
    give "$1" "$case/documents" "\"item\":\"$2\",\"fileName\":\"$2.pdf\",\"mediaType\":\"application/pdf\",\"bytes\":48213,\"sha256\":\"$(printf '%s' "$2" | sha256sum | cut -c 1-64)\""
    tell "$2 is handed in"
}

# Performs a step: who, which, what else.
perform() {
    give "$1" "$case/steps/$2" "${3:-}"
    tell "$2 is done${3:+: $(sed -nE 's/.*"outcome":"([^"]*)".*/\1/p' <<< "$3")}"
}

# The office to which a step was drawn.
office_of() { get "$case/steps" | lines | sed -nE "s/.*\"code\":\"$1\".*\"office\":\"([^\"]*)\".*/\1/p"; }

# Nobody chooses: whoever works at an office asks for its next step, until that is one of this case.
take() {
    local given=""
    until [ "/v1/cases/$given" = "$case" ]; do
        give "$1" "/v1/offices/$2/next"
        given=$(field case)
        [ -n "$given" ] || { echo "Office $2 has nothing to do." >&2; exit 1; }
    done
    tell "$(field step) is taken at office $2"
}

# ── the permit ───────────────────────────────────────────────────────────────────────────────────────────────────────

say "A citizen comes to the counter of office $counter and applies for a house of four storeys. Opening is the visit; it is the only one."
citizen=$(who citizen-1 citizen)
clerk=$(who clerk-17 clerk "$counter")
give "$clerk" /v1/cases "\"service\":\"building-permit\",\"applicant\":\"$(new_id)\",\"reference\":\"3/1247\",\"intakeOffice\":\"$counter\",\"channel\":\"desk\""
case="/v1/cases/$(field case)"
tell "case $(field case), visit $(field visitNumber) of $(field visitBudget)"

form="" # field=value, as the applicant says it
for said in parcel=3/1247 "address=تهران، خیابان ولیعصر، کوچه سرو، پلاک ۱۲" owner=0012345679 owner-deceased=no agent=no plot-area=240 height=12 \
    floors=4 storeys-below=1 use=residential gross-floor-area=620 excess-area=0 units=4 vacant-land=no demolition=yes apartment=no \
    heritage-zone=no worn-out-fabric=yes; do
    form+="${form:+,}{\"field\":\"${said%%=*}\",\"value\":\"${said#*=}\"}"
done
give "$clerk" "$case/form" "\"answers\":[$form]"
tell "the form is filled in"
for item in title-deed request-form identity-papers; do paper "$clerk" "$item"; done
give "$clerk" "$case/submit"
tell "handed in: the clock of seven working days starts"

say "Inspection and enquiries run at the same time, each with its own clock."
site=$(office_of site-inspection)
inspector=$(who "inspector-$site" inspector "$site")
take "$inspector" "$site"
seen=""
for thing in boundaries existing-building passage-width neighbours trees hazards; do
    seen+="${seen:+,}{\"code\":\"$thing\",\"inOrder\":true}"
done
perform "$inspector" site-inspection "\"outcome\":\"as-described\",\"findings\":[$seen]"
perform "$(who fire-officer agency-officer fire-department)" fire-department '"outcome":"no-objection"'
perform "$(who water-officer agency-officer water-company)" water-company \
    "\"outcome\":\"no-objection\",\"fetched\":[{\"item\":\"utility-bill\",\"sha256\":\"$(printf bill | sha256sum | cut -c 1-64)\"}]"

drawn=$(office_of plan-order)
examiner=$(who "examiner-$drawn" examiner "$drawn")
say "An examiner of office $drawn, which the draw has brought, orders the plans; the citizen sends them from home."
take "$examiner" "$drawn"
perform "$examiner" plan-order '"outcome":"issued"'
paper "$citizen" architect-plans
perform "$citizen" plans-handed-in

say "Plan control there, and the engineers' organisation, at the same time. Then the decision."
take "$examiner" "$drawn"
perform "$examiner" plan-control '"outcome":"conforming"'
perform "$(who engineers-desk agency-officer engineers-organisation)" engineers-organisation '"outcome":"no-objection"'
take "$examiner" "$drawn"
give "$examiner" "$case/decision" '"verdict":"granted","reason":"Within the detailed plan."'
tell "granted by one pair of eyes"

second=$(office_of confirmation)
say "Twelve metres are of medium risk: a second office, $second, has to confirm."
confirmer=$(who "examiner-$second" examiner "$second")
take "$confirmer" "$second"
perform "$confirmer" confirmation '"outcome":"confirmed"'

say "The levies are computed by formula, line by line, and paid at the bank; an engineer is named to supervise."
answer=$(get "$case/bills")
bill=$(field number) total=$(field total)
get "$case/bills" | lines | sed -nE 's/.*"fee":"([^"]*)","amount":(-?[0-9]+),"computation":"([^"]*)".*/    \1: \2 rial = \3/p' | sed 's/\\u002B/+/g; s/\\u003E/>/g'
give "$(who bank integrator)" "$case/bills/$bill/payment" "\"amount\":$total,\"method\":\"online\",\"reference\":\"$(new_id)\""
tell "bill $bill: $total rial paid"
paper "$citizen" engineer-acceptance
perform "$citizen" supervising-engineer

# ── what everybody sees ──────────────────────────────────────────────────────────────────────────────────────────────

say "The permit is issued."
get "$case"; echo
say "Its visits:"
get "$case/visits"; echo
say "Its bills:"
get "$case/bills"; echo
say "Its timeline:"
get "$case/timeline?limit=100" | sed 's/{"version":/\n&/g' | awk -F '"' '$2 == "version" {
    what = ""
    for (i = 13; i < NF; i++) if ($i == "type") what = what " " substr($(i + 2), 6)
    printf "%3d  %s  %-24s%s\n", substr($3, 2), substr($6, 1, 19), $12, what
}'
