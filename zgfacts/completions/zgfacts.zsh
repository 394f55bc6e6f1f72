#compdef zgfacts
_zgfacts() {
    local out files line
    local -a offers
    out=$(_ZGFACTS_COMPLETE=1 zgfacts "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    files=$?
    if (( files == 3 )); then
        _files
        return
    fi
    for line in ${(f)out}; do
        offers+=("${${line%%$'\t'*}//:/\\:}${${(M)line%$'\t'?*}/$'\t'/:}")
    done
    _describe zgfacts offers
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _zgfacts "$@"
else
    compdef _zgfacts zgfacts
fi
