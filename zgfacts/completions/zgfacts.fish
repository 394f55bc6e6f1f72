function __zgfacts_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l offers (_ZGFACTS_COMPLETE=1 zgfacts $words[2..] 2>/dev/null)
    if test $status -eq 3
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $offers
    end
end
complete -c zgfacts -f -a '(__zgfacts_complete)'
