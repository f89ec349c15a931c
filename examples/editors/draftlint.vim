" Vim compiler file: copy to ~/.vim/compiler/draftlint.vim (Neovim: ~/.config/nvim/compiler/draftlint.vim), then
"   :compiler draftlint
"   :make            the quickfix list holds what draftlint found in the current file

if exists("current_compiler")
  finish
endif
let current_compiler = "draftlint"

CompilerSet makeprg=draftlint\ check\ --format\ line\ %:S
CompilerSet errorformat=%f:%l:%c:%e:%k:\ %trror:\ %m,%f:%l:%c:%e:%k:\ %tarning:\ %m,%f:%l:%c:%e:%k:\ %tnfo:\ %m

" draftlint counts characters, Vim counts bytes: a Han character is three.
function! s:Bytes(buffer, line, column) abort
  if !bufloaded(a:buffer)
    call bufload(a:buffer)
  endif
  let l:text = get(getbufline(a:buffer, a:line), 0, "")
  let l:index = byteidxcomp(l:text, a:column - 1)
  return l:index < 0 ? strlen(l:text) + 1 : l:index + 1
endfunction

function! s:Place() abort
  let l:found = getqflist()
  for l:item in l:found
    if l:item.valid && l:item.col
      let l:item.col = s:Bytes(l:item.bufnr, l:item.lnum, l:item.col)
      let l:item.end_col = s:Bytes(l:item.bufnr, l:item.end_lnum, l:item.end_col)
    endif
  endfor
  call setqflist([], "r", {"items": l:found})
endfunction

augroup draftlint
  autocmd!
  autocmd QuickFixCmdPost make if &makeprg =~# "^draftlint" | call s:Place() | endif
augroup END
