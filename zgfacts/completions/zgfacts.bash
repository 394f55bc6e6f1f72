_zgfacts() {
    local line files
    COMPREPLY=()
    line=$(_ZGFACTS_COMPLETE=1 zgfacts "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    files=$?
    if [[ $files == 3 ]]; then
        compopt -o default 2>/dev/null
        return
    fi
    while IFS=$'\t' read -r line _; do
        [[ -n $line ]] && COMPREPLY+=("$line")
    done <<< "$line"
}
complete -F _zgfacts zgfacts
