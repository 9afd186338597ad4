"""How the encoder's vectors tell case-talk, and how that is mixed with what the words say, in log odds.

Written by `benchmarks/case_talk_mixing.py`. It belongs to the one model that `services/embedding.py` pins.
"""

import base64

import numpy as np

MIX = (0.525, 0.525, 0.0)
MEANING_BIAS = -0.59844
_PACKED = (
    "lChdJ_&E){K{xEaz^)@W2F19%#zAJgPd@6PGrE{LRl9?>kv%**OTEFc8bMsX-$0-=<*}qTr$F_!9KQZNR=_AY<TXe+nY(d0I=0!k"
    "0y?d_?<uGx6TSL1gh7chojGzYZn|H;#JyrLyS=J9>AWdD%s@^&$GQqH-8Kt8Q^1!#8>Y{><u~Cv0YOhd&9&*YqQGE3)-aVk&b*Mo"
    "ORH13;k$RY0YN=Ei@T`6%Q_ylO1xz|f;5c2=(Hcc*fhB{W4Hw~#kI3QFdHyD7Q9EO8o59>L%j92<~ael5;twM(zX&g?yqS)cslt#"
    "ls6MI<~%txQaRbP@H%rHPd@5A6)m>CM?qIS)wHywcrwL7+c!2joxQ2L>#^BD61aam!7+O~S*v(H%Aml*4m=RI3N__EOE`=<wZC?}"
    "sXz)r{yAK_{5<r&$-V|PSU5Q}EI&dieZpG4$HQPZ^gEL}mOi^V1v@gp$h?U#-asTdIYH7vY&R!7hdo0%?!4!~*0){1?YjfG!L>d-"
    "h`lqv6uT3=Gq}S%RzF9)JU@%J^D~{l#ku7;r8<<nk;2NjF1fKh4!z;L)2W!E?YPak0KG3hy+Mm68bE<SO*$ODj6DWDjlLSWOT6~B"
    "`z%H~m9uZQXFl#Xb-2(%4?1KyUK*FSzq;o&*)V0i7dO4S5xw)f>b({`|EH{*1Uy(jrZd1k*A%KfqNI|#i9H%SxI7}fjk@tXAHIRL"
    "HNDO>mo){zCp>Dz<2(|;ZoUCPfIa{&r@lHf;6GfuTQrrnv@vJ6Kfa8-c0F&u)xI9UTeLB**g;^q>b)1aL8{I=<1yB{i7+BA;JlBd"
    "!@6QCio}mQW;_$XP`bLfzAD+gmN%C_wJl<(;l5SAG`_k%E;;kFnK;8f4>v|S2sKu{V!~uNi#*P{P`Qx2V!xcS>BC?=Ot=L+H#s{x"
    "WID&Ybiw7lbUpyPu)JWfC^`N;$-0j>^}u~S5<u+05woNuWwnMqNx5^lem2KH"
)
MEANING_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), "<f2").astype(np.float64)
