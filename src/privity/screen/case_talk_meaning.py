"""How the encoder's vectors tell case-talk, and how that is mixed with what the words say, in log odds.

Written by `benchmarks/case_talk_mixing.py`. It belongs to the one model that `services/embedding.py` pins.
"""

import base64

import numpy as np

MIX = (0.525, 0.525, -0.2)
MEANING_BIAS = -4.56711
_PACKED = (
    "h&1#*<GqE$l)(qVg1$<#4#NMKLqKOaF)_+L=(}k?lDK5AfIzmsg)<T)nm#zPIzIn6?!DVLCqQ66*1yC+L&6U#S-ZcvM!btZ8aiY*"
    "XFuA&rMQZ?9>Iz`VLXzwP`3y(Z!M<5WU>FSthCm-!oPAnE<(pScD%hm12IcH0kZqJJ-Mnic{{beCqn5tkT|M97{HvlVmci_p}my7"
    "(?3<X9>IS)Z9UntQob*}oUT^4JHQ7xM>$x$H9WU5{yOV7eZK3rYB-ZY@;F*I?7b<vM!eBJ3%5_a1HHez2|KE-6}@9OW58rW%{-q#"
    "^1Hvdk}dbT=Rn21$2+tFFCSMz9XbxZkU&^Cg}=47QL^ttN4F`sAhQ^-*#o^g95p6A>N*ZQudxn6wLK5NI6!B*zNObdAwVxb&%7?Z"
    "+B`-)#5;*RU_Y$F-oQ1%sX-6CEIB$Mcfvx!qP##jEjXRN>OX@u6Ft(rN;!+Wu08A}twH%e=O`aO8oWre7`>>!aX8bfr@RU_cs30_"
    "YOeykEWY`^EjwO1tF$k?7_y(LvOM>|a=7t86hL>hM8fyI>$SMK+c@ks`M9Sh1hyG0UA_A}U_tV<(mSC+Bs_V*EkYtF2erDj-5|g+"
    "uf2e}&$gku$2zaPDn8CWfH`0`??KzKvbSD6ShTLecrr#kO1vnr!Mv3{Ik<GYYdv^ATs=rW-8#WQEjB<s5HzVa4mOTEPP>}DZ@d?~"
    ";J-~g(>!s&{5UYg@iuL-6)Y?}ls|_%*}y0{u|fW|!o2si=C<m$mA!bskU!|L(z@xv0I>@|=sdf>UcFVhki6?M5IlgwN4vAYG&x_I"
    "KR8CX?!n}^WilYRvA0;k(Z0pNdOF}hc{~d`_Pyu1WxNJJb2-(!2dQy9=Q8;;_P?yZJH#11n?J+2gFUM<qp+^HhQQ{uueC}(%sK)&"
    "JvkXROvCEDDmlNjV7kpX3$}SRwy-)uiM>KMr#9=rxV;*{I=|#U^toog#XK83"
)
MEANING_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), "<f2").astype(np.float64)
