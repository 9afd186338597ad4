"""How the encoder's vectors tell case-talk, in log odds.

Written by `benchmarks/case_talk_mixing.py`. It belongs to the one model that `services/embedding.py` pins.
"""

import base64

import numpy as np

MEANING_BIAS = -0.65957
_PACKED = (
    "_pYrrTR9K9K{pM*H8%e=@5HCP!$1SN**-iksJQqz-MSOFmOd6bw7u;tX+cE3_CU(1tG9_bl|YlV#J;;cGQf^COe@wl{kqdQSFfzN"
    "=sN|uRxN@qRlW8yP(oEH06RLiytiAww7$?c8NDVvqq`_OO+b1$yS$$`lQ`8qFTmJ6xwm_{FE~^<dO&?ZKetk}cEBG$C^)J*1G!DW"
    "T`Uf^uev9=Ktd`xhq~XucRJj%Rl9jS>NH`!ow&Nb-7g?HnY3H0AGl&ciKzWJLcAlkKe_fP3%s|v$T<J8?lfv7hqeJZ;IDi<?mH<w"
    "bsv&74?GVz4LGx`f;<u(%{*&8ji)ocT0t~CF}5T$Ry7Dh6goyVbiG2jh_jtQcDY(RI~d74r?J>Qq_B3v$vnNbyDmdN^f;q9h`(97"
    "+CgYQGdnE1{5=G~IlmAn2{9U?+CG^yFvBswFT+kbLpyFbt32R1dp<6}B)bi=A3-%W>p;FiJ2-?m+dVWmO1*2q?7A4h|GC?=0<-`;"
    ")VxN&^1P<KJGrbpLq3(g3qH@Q_#`~Pqq*le2t0?opTZQpXtlXK#=1_ti84B)*}BrZNxncl*+65pY(LLHpE<g|F+7qy;=TO0>$eWL"
    "?kmzc6}EA>1wfuSHnj3Wq&r_VwzQSGio1U}NiP1nVl^(g4!%;oBfHEyK(QpU!aT!0{WX6*U^GNMeX)(XBRzjQV>^_*ExVsQ-@ggA"
    "^StLYaWx{q13SmVa6D<h(7yUVWj`gazrEi$Z9en17&yPFv#$@lp1!KQQ$9ez^}hDMOSIrKcR&xeVZZIThOm4&AFR{6BsPYxKfdCm"
    "ox0sBKE(VwAv`L;qPzFFe>mm5%rpu=ZL%dRo4y3UCB39R5IPsEJuEms9yQH7k2>zW$iWvhustrf__va~GQS?P$ivY*=D0mP2|R^5"
    "CptyCfx!~IdOaGqg}o~*NjhvjzPEuoE5Ro`LO^-IAu}Sj)U)e7S-ZBlNi35;"
)
MEANING_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), "<f2").astype(np.float64)
