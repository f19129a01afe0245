#!/usr/bin/env bash
# Fetches open gene set collections into a folder, for a user with a network. RadioGenomics itself never opens a connection, and no test runs this.
#
#   environment/fetch-gene-sets.sh FOLDER [hallmark] [reactome] [go]        default: all three
#
#   hallmark   MSigDB hallmark, human symbols           CC BY 4.0    h.all.vVERSION.Hs.symbols.gmt
#   reactome   Reactome pathways, human symbols         CC0 1.0      ReactomePathways.gmt           (needs unzip)
#   go         Gene Ontology and human annotations      CC BY 4.0    go-basic.obo, goa_human.gaf.gz
#
# Beside every file FILE it writes FILE.source.json with name, version, licence, organism, address and SHA-256. The readers take the words from
# there and refuse a file whose SHA-256 has changed. A file that is there already is left alone. The MSigDB release: MSIGDB=2024.1 by default.
# KEGG and BioCarta sets of MSigDB are restricted; this script does not fetch them.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
msigdb="${MSIGDB:-2024.1}"

[ "$#" -gt 0 ] || { sed -n '2,13p' "${BASH_SOURCE[0]}" | sed 's/^# \{0,1\}//'; exit 3; }
folder="$1"
shift
[ "$#" -gt 0 ] || set -- hallmark reactome go
command -v curl > /dev/null || { say "curl is needed; install it from your distribution."; exit 3; }
mkdir -p "$folder"

# Only encrypted addresses, also after a redirection; the file gets its name when it is complete.
get() {
  case "$1" in https://*) ;; *) say "'$1' is not an https address."; exit 3 ;; esac
  say "fetching $1"
  curl --proto '=https' --proto-redir '=https' --tlsv1.2 --fail --location --silent --show-error --output "$2.part" "$1" ||
    { rm -f "$2.part"; say "'$1' could not be fetched."; exit 3; }
  mv "$2.part" "$2"
}

digest() { if command -v sha256sum > /dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }

# FILE NAME VERSION LICENCE ADDRESS
record() {
  printf '{\n  "name": "%s",\n  "version": "%s",\n  "licence": "%s",\n  "organism": "Homo sapiens",\n  "url": "%s",\n  "sha256": "%s"\n}\n' \
    "$2" "$3" "$4" "$5" "$(digest "$1")" > "$1.source.json"
  say "$1: $2 $3, $4, SHA-256 $(digest "$1")"
}

hallmark() {
  local file="$folder/h.all.v$msigdb.Hs.symbols.gmt"
  local url="https://data.broadinstitute.org/gsea-msigdb/msigdb/release/$msigdb.Hs/h.all.v$msigdb.Hs.symbols.gmt"
  [ -f "$file" ] && { say "$file is there already"; return; }
  get "$url" "$file"
  record "$file" "h.all" "$msigdb" "CC BY 4.0 (MSigDB, Broad Institute)" "$url"
}

reactome() {
  local file="$folder/ReactomePathways.gmt" url="https://reactome.org/download/current/ReactomePathways.gmt.zip"
  [ -f "$file" ] && { say "$file is there already"; return; }
  command -v unzip > /dev/null || { say "unzip is needed for Reactome; install it from your distribution."; exit 3; }
  get "https://reactome.org/ContentService/data/database/version" "$folder/reactome-version.txt"
  get "$url" "$file.zip"
  unzip -p "$file.zip" ReactomePathways.gmt > "$file.part"
  mv "$file.part" "$file"
  record "$file" "Reactome" "$(tr -cd '0-9' < "$folder/reactome-version.txt")" "CC0 1.0 (Reactome)" "$url"
  rm -f "$file.zip" "$folder/reactome-version.txt"
}

go() {
  local obo="$folder/go-basic.obo" gaf="$folder/goa_human.gaf.gz"
  local obo_url="https://current.geneontology.org/ontology/go-basic.obo" gaf_url="https://current.geneontology.org/annotations/goa_human.gaf.gz"
  if [ -f "$obo" ]; then say "$obo is there already"; else
    get "$obo_url" "$obo"
    record "$obo" "go" "$(sed -n 's/^data-version: *//p;/^\[/q' "$obo" | tr -d '"\\\r')" "CC BY 4.0 (Gene Ontology Consortium)" "$obo_url"
  fi
  if [ -f "$gaf" ]; then say "$gaf is there already"; else
    get "$gaf_url" "$gaf"
    record "$gaf" "goa_human" "$( (gzip -dc "$gaf" 2> /dev/null || true) | sed -n 's/^!date-generated: *//p;/^[^!]/q' | tr -d '"\\\r')" "CC BY 4.0 (Gene Ontology Consortium)" "$gaf_url"
  fi
}

for part in "$@"; do
  case "$part" in
    hallmark | reactome | go) "$part" ;;
    *) say "unknown collection '$part'; expected hallmark, reactome or go"; exit 3 ;;
  esac
done
