"""How the encoder's vectors tell case-talk, and how that is mixed with what the words say, in log odds.

Written by `benchmarks/case_talk_mixing.py`. It belongs to the one model that `services/embedding.py` pins.
"""

import base64

import numpy as np

MIX = (0.525, 0.525, -0.2)
MEANING_BIAS = -1.59783
_PACKED = (
    "B|y0}`85c?J-ctiw6!cc1H?1FVnN=zc|SBSU8FWZ;JbFZaXy%{O1sv&Y(Q1LQa^AwMZPgVIYJ_}TfKTfGr<EqnKJ*oiMmrhAUR1r"
    "*EkElQ?d{-P{GYPFgQv$X}Fy^db|_Ask@&#?zNb#^}cXCp+TD{7`^#Ca6EfG&A;Y9La-XS&OPt6XhKLpLb8oG!NA(Dp*6KUT)1Mw"
    "tTn&2qQ0fHTR@ICk-xFKT{RUriNL-!5<RB8BDfj8!aISzx4PuBg{m4rP_;}xCBE^vyES$`CA<ByFE<%DtvtNDOSnNjIWem~^FGEu"
    "sk!JilR(xof;Er8XFNp}C_6_#W~#8e7C>k;ez~JL-Y#K5DYhCtVZT_l_B3Qb>og@h89i=3|FwcYg*JS_JU)!8{<Pmcc00;B)4<xg"
    "DnOk-mOlZ$D?2y7YP?6iGCv2sV>?ng`@_7zPQXOCZ8<-sOg{rW)H{5=Z@fFS3P32dM?)t-q&#>x8n-wrw7TlQGCQ`th`r3VyDShs"
    "0=|*GZNMYHYQ2F!8b12Hb3TwXUNnZj+PddCRz4}Vh{0yOUAN4(b-Kj9R6RC}^fza`f53S>9zL@=Fg@Nv-#^d2u0SF@V7vsisW=?8"
    "YPZroRy7W)&pJZ2k~@?`%Q=!dOFH^C{I_eV-!~n*iZC@V@4OPb-MfH2(K6sV&oC%F=RFTTM>_369XL_CVLNd)i8&rPs=v57CBP%N"
    "U%u5X4L^jxs5u$L`8qwliMpvk!Y%;2R={F7wmdepGcs$q_PmO`HooJ%BtHSb4!*6yRJYl%RXwA-g1|(y<v5r%S3SwW1-JvcBfInh"
    "JiJG?!NL$ZGdb3|_q{p5gtaWf96j+s&^ZUY@V+m;vbF6zgg%k9#x<Nkk~&#A8oUU-E5s`@W<b!h!n;MBW4!mW8p6ds#juDw5iX87"
    "b3DE~6T|nvAU$lit+Wn0XFH!f7Oy5h^T8!M@j&{()w{O5ySwi}s=V^P^f(wn"
)
MEANING_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), "<f2").astype(np.float64)
