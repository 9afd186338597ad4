"""Weights of the case-talk detector, fitted by `benchmarks/case_talk_training.py` on `openstories/`.

For every cue: what its being there counts, its thickness, its standing near, and its thickness around. The
weights of words and word pairs are signed bytes in base85, to be multiplied by `_SCALE`.
"""

import base64

import numpy as np

BUCKETS = 4096
BIAS = -5.0020
LENGTH_WEIGHT = 3.4325
_SCALE = 0.004071

CUE_TABLE = (
    ("one client", 1.697, 1.712, 1.241, 1.342),
    ("a client", 0.067, 0.334, -0.330, -0.024),
    ("generic client", -0.492, -0.338, -0.668, -0.470),
    ("one of mine", 0.587, 0.579, 0.475, 0.457),
    ("came to me", 0.253, 0.403, 0.260, 0.228),
    ("consulted", -0.124, -0.163, -0.039, -0.091),
    ("sat with me", 0.507, 0.481, 0.520, 0.440),
    ("told me", 0.451, 0.555, 0.502, 0.357),
    ("reported speech", 0.215, -0.267, 1.834, 0.338),
    ("in session", 0.422, 0.679, 0.136, 0.336),
    ("i see someone", 0.617, 0.143, 0.425, -0.088),
    ("we worked", 0.280, 0.211, 0.274, 0.172),
    ("given a name", 0.096, 0.039, 0.279, 0.113),
    ("a person", 1.997, 0.318, 1.122, -0.989),
    ("an age", 1.582, 0.643, 0.915, 0.412),
    ("he or she", 3.849, -0.277, 1.080, -0.731),
    ("they two", 0.938, 0.597, 0.946, 0.361),
    ("when", 0.585, 0.265, -0.034, 0.042),
    ("clipped note", 0.720, 0.612, 0.411, 0.755),
    ("asks peers", 0.517, 0.506, 0.400, 0.489),
    ("asks a machine", 0.048, 0.038, 0.044, 0.035),
    ("my work", -0.269, -0.097, -0.537, -0.245),
    ("you", 0.485, -1.791, 0.571, -2.972),
    ("your people", -0.738, -0.573, -1.319, -1.154),
    ("advice", 0.298, -0.176, -0.473, -0.824),
    ("people in general", 0.553, -0.504, -0.096, -1.330),
    ("in general", 0.455, -0.809, -0.624, -1.619),
    ("imagined", 0.140, -0.102, -1.036, -1.221),
    ("fiction", -1.330, -1.113, -2.140, -1.922),
    ("history", -1.325, -0.362, -1.786, -1.486),
    ("public figure", -1.457, -1.263, -2.001, -1.746),
    ("science", -0.037, -0.456, -0.531, -0.704),
    ("textbook", -0.553, -0.605, -1.209, -1.125),
    ("own life", -1.121, -0.977, -2.006, -1.627),
    ("first person", 1.504, 0.959, -0.070, -1.372),
    ("ethics", -0.759, -0.660, -0.615, -0.674),
    ("paperwork", 0.397, 0.028, 0.010, -0.351),
    ("counts", 0.354, 0.058, 0.298, 0.163),
)
_PACKED = (
    "009300R92~0RRB-00I5~0Ra5~1^oH|0009115f|}0TBfL6a@kQ00aC01^f931JVQl00jd2{sRa63IO{7{Qv|0`T_m_{|5g31OEX5"
    "0`dR={{Z{}2>|{001yEF9R>aZ1pEpE`T+PG`~Ly|e+Tmb3H|>71OEd71pom1@d^O`{{a;M2?GNH0sZ*@00aQ~`TPR^|NH;_2mt&7"
    "0VD(R0|Nj60RZ^`009m4{{;L60RIXC0t5W{0R9UH0sis-0R9000sjC2{s{ms{s9620|WyC0|M{@0s;X50002`2mk;9{s8^}`2hg_"
    "0RIC40R9900sjC000aI31OWg5>;U=z`u*?^0|5U5`uh9|0Qmj-{QLR;0RsvD{|Ny9{sIB~2=@O01pfW}0R{g70{{U6{{j8|{s8;;"
    "008;_{sIvM{{#U60{;UC0095{009Bz1q1>8{{aUF1_1y30Qvy@00I998Uo@1^#1$*0u2B8`~m<34Ep)>2><>d1OEX30|x;90saU0"
    "{QLkI_x1M$0{{RA{{Z#@`u+X@0{#I42>$;52>|{90R8&?1^od2{{R620R#f`{rmv{0RsR90|WsD{Q&*|00I02{{90100RE~3I_ZD"
    "0{{O5{rCX<_5S|=4E-Si0|Ev62LS&94FUrI0RH{<00030`~V*a`~(31|Nj600|Wj5`2zm~0RIX8{r&+A0s;R900IC3{s0F5104tf"
    "1qb{82>b&8{|NyD{srU#6#oGK^#2I;2LS&A{`~#?0WAIb`~U#{1Ni_00s#L4{rms{{{a8|1OEvE`~ds+{r~*{{{Z{|0Qvz09TNQj"
    "|Nj2~1O5>J2mt^90{{yK{s8~`0R00100#g3{{sF40sRC1{{aK-0ssU7{sI5?00aR5{{Z^`_5%k10R{&8015u{{sI5~000011p)W{"
    "`~dt0{r~_1{{8{o`~m+1000300Qvw2{{a930sjI2`UC(50sj66{RIH|0to>D{{aC4{s9N~0Q&?E_5uS0{{8y%00I93{{I330RaR3"
    "01g2E0ssK`{`B+#0RR3L1_l5D0R0C8`vU#|{sI2^1ONg8{Qm$4`vn950|X`g|Nrs<_W=0^009340Q?35|M>s_0Q~_8{r>+50sjC8"
    "_W=I@1P%KD2>t*9008{={{R37+7<xb0|Nm7`}qL`0ss6E{s8<15C8rD{{sT|{Qv&@{QUs}2LJ#80RI6302BcL{{jO51pEd61^@p5"
    "`|<$t{{HR){{a602?hZH_zDOD{rmv`0{{R82LSj3{s8?3{Qv^|00;X11O)*8{r&y|{{RO8`U?H|3IFs00{{~I`|tt>0RjN}{{R2~"
    "_V@$-`v3YK0|5X2`u+s}`v3C({Qv_1{sI37{saI409XG32>t*7{rvp)_y+*}0SE#42mJ#7@Bst<009I3@&Nn*0RjH`@CE<^5dH`M"
    "^aTb0008;`|M&$B5C;VH{{I350sjyD00I96{t*5E1^WT{0RsT{0RR65009B{00is+009610ssC10RR5}0tEm5?*RY;|Nr6u{`~&|"
    "{{#>M|Lz6?4+a1H{{H^|0RaO400i~@1qcfQ02BTJ1^xy60SW=@_5cF{0s;N~2l)RG{{H{~`s@z>{Q?F6@cQ%o0R8U=0tf#H0|EU1"
    "008&^_xu3?2mSy7`Tzm`00I941Oos9`2+k5|M~&;`1}C*0sjFC{r~v?2LAy6`T_s|00sd8000L86afDK1OEa53i<#A00j&B0t5j8"
    "1qK5D0|ER12mAm9_2mEx1p*NG{r?O90RH^{0sjF20{sK{0s#I100;j7@AL)x0tEQ~0s;L01O5U3|Nj2~009#J69EAK{{RC00RI3C"
    "04xFg-v|RE0s#X5^#26^`3?UA`Tzn70r~d<{sH;`009F00saaM3<>}S00H;`{{sg9{rUn4008g*00I34{Qw981p(&&0RR9A2><^9"
    "0099D{r~^~0sIOA0Q~^{0Q&v``ThVK0|5vC1_A;5{{sU60R9610~GlN^#A_q1^NO23IO~E0|WpA0ssL80ss5{0S5E{0SFcV2K)a5"
    "<Nf#m0|@g2`u_s{1t9|e0Qd?Y1pxd1008_C0|fs10Q&&?{{a9Q_4EM+_5T150s#N_0s;a69{B+J0R;*E0002_2muxS0RZ~`{Q?32"
    "{{8{^{sa8~0QCV4|N8F#{|x}x0r~y~{r?66{`mR%{r&*}0QV&T?D+oy6Ab|X|NjB}00#&F0QnI55Ci@J00IC31ppEN0s;U30R9XC"
    "1Hk_Q00H|52m%1@{r3O@{R9L31or{~1qBBH{Q&y~{s{p60ssI4{`mj;0rvy}0R{a24FLWC{{H>?{{R611N{U1_y7w09|G|L{sjF4"
    "`2qg}000E*_W=C@{Qd+500;v5{P_g~{QUU;00IO40Ra9L0|EI02LJ&4`1Sw&{{a*C000RB0RIC2^Zy0?0Q>*|^#B6_0RsU60}BBD"
    "00#gD0R99F0Q&y`1^fU20tN#70Q>#}^#A|>_W=p}2>t;30Qdj}{`vt5{{8^^{s8;{00aR50sj5~_5T3^|Nhzk`v3t2`%DD?2n7K8"
    "0096700IgG0RIaB_y7w42LJr|0ss^Q|M>v{00RgH{{9RA0|5U22L}ED4Ez850s;X1{}=xN0Q~>}009F0|MT(y0Q~_12mS#40R#a4"
    "00Q{}2>Sv5{{#O20RaR5|M>s_2muHI0rmm_2>}2B3;+}X{sR3800IE`0sjI30Q&$1_yPX_1^)mE{{8{|0sjX64*vuI0S5m8{{RdA"
    "{RRyM{s0C40ssIR{Q&&*008;=1pojC2n_rH`}g|*{{aF20Rrv)0{s#T01y2D00961|NH_30RRC0_6z>~|NH?0008&?{Qw3Q0SEvE"
    "00sj600R900Pz9&{Q&>}{RRpe{{tfU`2hm}0{8;?01*HL0{ssF0{;U5`UV020tNv91pomG5&jJQ0Q~>{0RRC0{s09500aO5{0IL6"
    "1OEX5{rmj*{|W*C2LAx^{s9L51poi>008~~`3C;?00H^|0S5p90tyHa_6Q09`~Uj^1pxv7{RRN;0s;H~{tF2J00961{`vs=^7;S("
    "5BdlI00050_5l6>008|0{{j90`v?C3{P_a^0RjF2_xJq-02coR1Ofm60RRB}0092`0|Ws62nGQH{Q&?24FLH70|Nj60RRI9{QD&C"
    "00I3T`v?I70{;R00QLU_0t)^D0R9RAIsgFx-vj>u1^@p70R##H{Q&*|{s;g6{rv&_4+9nf2?hZE5dZ!F0Q(W&|N8&{{s8_4{r&v_"
    "{s08{{{RC20RI92{|N&70R{j7`UC#|009L20R8{~{Qe~X009yH{rms^|NjI32=)#E3<C-Q_Y42}1^oj7{QxfW_y6?%`S1Jy00;#Q"
    "0{IsI{rmd^00aR300aL6{RIa9{RRX80sjC5`TYA30s;UG1^)m80RR5}_5dXW0s->@{{H|0{r&(1{sR91{Qm#|`uqI={t^HA{{R~W"
    "0Q~&__W=F_2LJ#9`uYR*0r&d={|N~F0RjF70Q~&`>+t&i_5k|y01NmK{Q&m=1^@&9{Qm|3`TG9>{r>|100H>_0^AD!|NR9G6#wk@"
    "0SOEM`~v>~{{9C40{;R40Q>;>3H}882LSv4{s{*C8v^(M{|5jW1_1v40R{j70`>X-2LT5E0sjF40|@^w6$1YO`xE>C{rwOA{{a2~"
    "_5%M0{r>>~G5-7e`T_v{_5lF-{s8~~0ssF50L=XU008|2{tE#B^aTR}{PPC^BMA@y{`&_10R931{Q&*~0RjpE{RIF4{0spB2mS>A"
    "{s95~3Ka(a`~(OL0RI6C3jqTG1^@mK`T+z00Q><1`~v#}`~v|00{Zv^|NH#=`SSn*{R;j80RRIG01EpA1OEQr_5c9^|NZ^{5dr-f"
    "|M~#`00H&*|M&j?0r?XG0Q?F7{{R6A0Q~p=0OkV&_5uF@2LJy5{s0304gLTC1Nr?10009401p2C1PlTJ_WSn(00agB3jX)}{r(34"
    "0R8>}0008{00aaE{Sf#J3kvf9{r3a-1_cBF{R05{0Q~?10|5*G0R#U30RsH`0|fT?0RsUY`2Yd>`~U#}0sBM%009B}8}<PX{{jF0"
    "|M&I*7X<bG?*Rq=0RsyF^Zoq*0R8|0{p<<<00aR0{rLX=0R;gF`UDsO`TY>^{{#R4`vLy}`v&^~|NH&|_WcI{{|W^7{{R300s;v6"
    "{saB`|NHp>2K*KU0s8#`{s900{Q&hC`u+g{00RC30RZ{|`vM63_WA++0sZ^@{s02_{s8?C00;pA`~L<4{sj8t1pxvA0rLO={{#U4"
    "_vZln0RjL30R8|4`v?C1_W}6-1Of^C`2_s{{s9E}0R8#={s#a50Ra8~{{H~}2oC@r{{{j70Q&p@{_y(%0ssI800#~K0R{d42?qQC"
    "0s#8~0Q~>}{r~_2009jB{QCR?2LJ&900sX5|NHp@{Rjc``2YI<3H<>40s#p90Q>O)`vm|10u2BG{{0H{0Q~?1|NaC52><&40RR8{"
    "69xeb{ssL1{Q&;}76bzY0sR00_yGU%0{{L3{s900`0@J#0s#d80s#F01Ofa41ONa51P1~D1<CsY^aJ_<{R#vY0O<w^?f?Y_4*UiF"
    "00Hv``}qO?{{SKX00Q{{{R964{|)*I0{Zs=00033`}_L=0ssK`5cvB50{#Q~0RjI1{|5s7000O11qc5C3;+WB{{8{|0r>#*{r~;`"
    "1ONX3|MLX?2mt^I5dHxE5C8)9{{{dJ{{aC01poyA`v3g>{Qv;|008_0{Q&^_1poj50SEyI0|5XU0R8|6{sH~~1_1^C00RF500IF0"
    "1OEI1_W%G0{r3R?0Rj600{j61_XX$x8~y<N0{#R50RRC31L*<{1_1y90Q>&*0RaB}|Nj652L1X0^#=bC{{j6G4+aMV{s{gA_5%MF"
    "`vL&}<Ng5v0RRE|{QwOB0Q~+0_yGI`|Mma<2mSy71_u560T=-P00ao^1p@p700;m8`T!37`T_|3{{R302=)N|1_A;90R8_G{s92|"
    "4DJ8`0SyHJ0{#L1{s;j2_yzs}0sa2^1O)v61pxy90{{R31pNdb1_J>60|@R9{Q&>`|MdF*0Q~|1{`vs_^8ot*5daYf0ssB=_W%O?"
    "1rzxL2m1i~^#1|&`2qj>00;sC3<L!M0RRI500961`2hg^_WcV40RRF10|fQ~{Q(97|Nr&>{{RC2{Q>*_|Nr{{{R9sG2mk>50`&m{"
    "0RRB~4*>xI0Q>X>{{#m6"
)

CUE_WEIGHTS = np.array(
    [row[column] for column in (1, 2, 3, 4) for row in CUE_TABLE] + [LENGTH_WEIGHT], np.float64
)
WORD_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), np.int8).astype(np.float64) * _SCALE
