"""Weights of the case-talk detector, fitted by `benchmarks/case_talk_training.py` on `openstories/`.

For every cue: what its being there counts, its thickness, its standing near, and its thickness around. The
weights of words and word pairs are signed bytes in base85, to be multiplied by `_SCALE`.
"""

import base64

import numpy as np

BUCKETS = 4096
BIAS = -4.4196
LENGTH_WEIGHT = 3.5999
_SCALE = 0.004368

CUE_TABLE = (
    ("one client", 1.931, 1.922, 1.314, 1.638),
    ("a client", 0.174, 0.467, -0.715, -0.125),
    ("generic client", -0.667, -0.566, -1.006, -0.779),
    ("one of mine", 0.937, 0.786, 0.903, 0.851),
    ("came to me", 0.233, 0.467, 0.314, 0.328),
    ("consulted", -0.200, -0.220, -0.059, -0.083),
    ("sat with me", 0.544, 0.394, 0.801, 0.680),
    ("told me", 0.415, 0.218, 0.369, 0.460),
    ("reported speech", 0.283, -0.188, 0.854, 1.483),
    ("in session", 0.411, 0.667, 0.443, 0.651),
    ("i see someone", 0.141, 0.002, 0.063, -0.015),
    ("we worked", 0.230, 0.187, 0.141, 0.186),
    ("given a name", 0.546, 0.181, 0.503, 0.434),
    ("a person", 1.736, 0.795, 0.198, -0.205),
    ("an age", 1.641, 0.793, 0.540, 0.573),
    ("he or she", 3.369, -0.065, -0.616, 0.304),
    ("they two", 1.166, 0.743, 0.541, 0.253),
    ("when", 0.921, 0.163, 0.283, 0.382),
    ("clipped note", 1.349, 1.062, 0.981, 1.062),
    ("asks peers", 0.594, 0.485, 0.459, 0.562),
    ("asks a machine", 0.100, 0.079, 0.090, 0.080),
    ("my work", -0.121, -0.050, -0.332, -0.253),
    ("you", 0.566, -1.282, -0.497, -1.955),
    ("your people", -0.372, -0.389, -1.163, -1.169),
    ("advice", 0.479, -0.209, -0.200, -0.488),
    ("people in general", 0.866, -0.514, -0.727, -0.988),
    ("in general", 0.483, -0.328, -1.965, -1.447),
    ("imagined", -0.259, 0.192, -1.402, -0.998),
    ("fiction", -1.197, -0.989, -2.202, -1.973),
    ("history", -1.189, 0.836, -2.168, -1.500),
    ("public figure", -1.792, -1.461, -2.106, -2.052),
    ("science", -0.565, -0.632, -0.972, -1.032),
    ("textbook", -0.487, -0.450, -1.348, -1.031),
    ("own life", -1.107, -0.937, -2.919, -2.447),
    ("first person", 1.294, 1.392, -0.618, -0.336),
    ("ethics", -0.327, -0.746, -0.169, -0.770),
    ("paperwork", 0.382, 0.117, -0.259, -0.183),
    ("counts", 0.479, 0.111, 0.552, 0.340),
)
_PACKED = (
    "`vCv`0R8~~{r~{u{s0O91ONd53H|#30R9L60%8CF{~HDU7y|$R{sa5~2KfI71H=jd01*ZE{Qw2}5&-l7000O5`T+R_`wam90sa90"
    "|Ly<;_5b_;0s#8<01pBGB?|oi0R9RA`Tg@2{r?02a2@Ud4gCKA1ONsB0|5N@>G=Tq{R0XB4g>)I0Q>a>00;l|`}zg|0{Z~-1^xd9"
    "14{(u1^@m4{{Z#?01prI{Q&v~0QDIH2?zoA{{0gH0RY(m0Q>*|0Q~^~{}BLM{{IO72nq=R00{5}00RI30002{4FCQB`vCg?_Y4C7"
    "{{RC00Q?012loB{0R8;`0Qmp_?E(P*`TXrC1p)pC>-+l{0rUI$^!oGr0RIdF0RI601^@&5_VN7y0|ET|009C31OWg7{{a2{`~dy%"
    "00960`~V{c{Q&^~0RH?I0Ra8@0098;2L=HE{QwLD{s8>`0Q3O+01NyHB>?0F`Tza?1`q)800{sM3i|K(2>t>u2K)m40SW-@0R0H|"
    "0R8_d_Ve=&5B>n@|Nr#<_xbez{QUy@4h8=5?Ee4<|Nr;=`Tzj?1poj7{s;gG`uh9;0Q~?52Mh!c{{RUA0QmX<0{{d700H*@4+Q%C"
    "00938`uPC+_5uC>9rz;v2@3}J{r~^~4FCiC0RaB;0{;L2_y8{=`V#;F{r~^~2K530`vCj|0RImF{r3PA008_400000{s8>^1{w$f"
    "2>|x~4EX~A{ulre{{#O3F8~Gp@c#t%5dZ)P{QUa-{!#$<_y7Rw0r&w10Q&p@`}zO?1_A#32mKQR00Z{<{Qdp@008^|0QLX^87KY#"
    "0092~2mBKN4gmoF0{{yb00aH_|Na6101N;5{saI41^Wd1{{;o=2LKBI0RH~?|Nj61{{r^^_x}X|01W~500jc?`v3s_000005eV}7"
    "^Z)z?{Qv*}`T_pW00RF50002}0Qdb9|NH;|0Q&#{^a20`0Q~*-0RR9001W{E{s901000W{0Qvz9^#KI{{{s8@00aF7`v3y~^#BR|"
    "03`kY2LAy1|M2Mm{{j9P4-)_Y{{R96`2_<1{{Z;+0{;X6`2Ye0{1FEL1p_wq{{Qd*_Wt?;009360R0L8{rUg^0Q&(3`vCq00sjCA"
    "_5c6?0t@*53kd%K00RB=`Tzg`%@Y9H0{{X5{P+R_008?70|5L5BKZFR`}qX?0Q>;>`T_z9`TYn1{Qv?40W<^*00RR92>Aa12Lt~A"
    "|KtJV0RHF%{{8^}761SM_XPw10r>#`{{a901_AQ={s8{_`~d&@`VaR03jzKC{R993{r~^~^$q^*769r90{|fa{pbV`0R#XI|Ns2}"
    "_3;M(`2OJ+_5lC={s0I6`~3C({Qmp@{r&#{00ICC1Wf<{00IC2{{8vr@CX3>`y2uI2m%BD>Hq-$0RRL0>j3)z1Ofa2=m!7>5cviD"
    "@Dv3B0s!~>00{sX1^^Z90R9&T000~M0098~03iPW2KoT^0RsU30rvp?|NsB=0SWZ~{{Z~}{r~^~{{H>>0RsF0-~{^w{Q&I%`}h6$"
    "00|QX0O<+<5BdK00Q~^_0092~_z(2}{{Jih{~G%O0{{#C0T2M|`2PbA1^@sA8T9`T|Na2~1@0OA6#)bQ>GAye{{ZU%`2zq41O)v7"
    "0|x#8_5A+;3Hty5`v3&_00aR74FUZ7_yGJO0{{E+|M~#%>;nJ;{ssB{2=)N_@&Et;02BKF000aCEdTxl0{#aB75V@P{`?d60RR03"
    "1rGlJ2>ty45&QTB_0s?o2?G)M`~njG0QdO*0RH~~0{sK}03rYY{RRID;r0vn2nqQ8`~vs@0|@~C0Q~*{{s0jCECT=m{Qv{`0Q>(P"
    "073ux&-eo?0|N#9^#BC_{`>$7_x}SE0QmO)0RQ>{{|y8D0sIUA6Bzvf{{ZL&`T`ID1ONva|NYzi{Q&#{{R0vL3j^f<000013jhBD"
    "0000e1poj5{`C+40R8|10Q&#~`}_nL{|f;B3IhQ4`~d&~0Q~^`1sVDN@cIGk4E+B97y$eL{{R31000074*>c6008j-0Rk%k4Ey~6"
    "(f{@U2oLW9836(S{SN^B0Qd|P{s8*@008_4{SO210Qdm*0096T`0@Y-=K})<{s8#&0tf*95&Hc10QegH0RQ>*3;_)Q00H*^`v3p{"
    "0Q>>^{Rsd70P6q`1N`9v{|Ern|MK_>{`dv}{rULz`TqX^|MDCF>iYlyAshbx_W%Lv016TS|M3d;BLe>b00aO9`2Z;Z0tNp6|Na*O"
    "0J{GJ008<93j_Y-|M>s_1pWv12J{661_~1Z^#1$_00;p80RI310P+C-{O|(+0uBlN4gmK6`~CX(`~d&`0R0F0?En)54hZr9008{}"
    "^Z)@41_1u_@&Et;`t$|_{|y8A0QUv}{r30)0Qm*|0005&0RR620RRC0^YQ@t00A=e009#L0Q~~~@c#q+0Q>*}@c#q=01E&C5fcFZ"
    "1qJ~P000C4`~3g_6#oGK{rLy{0_gw)@Bjb-@c|L|`u70-0Q&p~{qp|>{QCg={{a2}0RI320RH{}`~Lv~{r=AW`Tzk1_&Wpu6$u0N"
    "000380{{mA{{I#M^8f+>2LJx|2LK=p0QLX^0R$2S009mF4gK`|5D@wR4*>uA1Oxs3`4j;B{r>>~000L4{^;-j0to;2`TPL<00jX3"
    "_yhh15cviG00I2}0RRa90Pp?(2LulQ4f_B976APP0RZy-{Q&$90008?0RRC10sR03_5cO`1_A&J|NQ{`0{{p94gCiI3JCxJ`~VjI"
    "`2!0G0R0C22><{f008jj008y&4gvoJ3>p0c_wWD!{r~|0008Ry0QeFJ01*5D0s{a5{QLj_0002|`56EJ`~Cm~|M>X;{s9Uw01W&F"
    "2LA*800i&=0PO(z{Qv#`{0Igw0RbEI`Tzp}2mJ*L00aO61O6EO2mJs8{sRa21OEj84F3Kk6Z|9o{{jC1`~Lv=1pfc`{Q&;}^bz?2"
    "4EY29{rvm&0RRU868`|`{s9621^@u`{{H^{`UwB^008&^1P%oN01y=#^b-O8^#J|=3I78C01E)*2Lt{50VDtb00aI2{qz9#^!5S#"
    "81@eU{{RK4^Zx(<0R9C6`vCn1{RsX6{rm?1{s8&^`t$q;{~G!f0RjO3{s8{@{Qv{{2nYZA2mAm4`U3z77y$DC1pog400II2|Mo5F"
    "0092{`U3|20sH{@0Qvg}00sU40R0sJM*#i*?h5|^1NZ;{0SOui0095~02liH`u+g=8wU^o2?YuM6bJnO0Qm#w{`CL=008{`{rdX="
    "0002^{r~|10R931{1gH800aO4`~Uy}0RIN}0Q>;|`v4~Z00ScY`}F_({rw9568a4Q7XbeN@fQF20sRF3`T!O3_5bk${OtGu009OO"
    "|MUj{`}p|>00{g100906_yGw3{|);70RI3E@%#7#1OEUJ1ONaD00I8~^#CjR0R8d)0RI31`~v^``~dv``~U#||Ns00{|*580R8?A"
    "00RO5{`&t36#oDR`}hIx0Q30){}K-T{{jOO00000;ph7P?*RPp0222a`~da=1ONa40ssyG|Ns64{`~*~008^`0Mirx0sI6KCI;y9"
    "00bWZ{Qm#}|Nj{P1OWd4{`~;(1^oc|4*>lB0|pQL4*>T60000U4gmK50tEj62K4#`1^@~G1pfa3`vLz(5c>c7`WO2E{rVvM`ThF="
    "`2zq6`TGF?4gd4_`~d*|@&5q$^#Aq$00936{-yo=|Ns2~1`h%N^A7<2_VE${3j7)X`}zg_0{;8}008_4{SXoa{|W&A02ToL0{#2`"
    "_y7R_2>c5E`U4#Q0RQ<96#)JM0RQ|G_y7O^0QLb3`Tq9?{{aB~0Qmg@{{H&={PF+-{R#dA{r>>?02%iB0{Z~q^Z)=4{{;#D8vgza"
    "1pfg4{{Zgy{r&y`|MD9F{`VUI|Na0V0Qd9&|K0=s<NyEw2Lbv20002=1^oa33HSO40RI6202cfH1{3xG@%rxu{`Ls~_5AJo{r>|1"
    "0Q~*|0RIE`00jXE|0MGq{Rr&=0PzCw^ald}{s#c~1popD0|6NU0}T29_5lC-3JdY|0{{yI@&5q#`v3p|00Vyj0Q~^_2lN0B{r><1"
    "|L*nzAqesH<N*r;{t5#B0Q>v_00000|KAA!0Q~^^`}6<(0TBQW_Xi*V{QCv;{s;j3`TzO;`2_j^0Qmg_@cIG&{TcxH`~U#}0|Eg3"
    "^#uI*{{8v@0QV0H0{Q*>{Qv;}{Q%%4_x=L_000IJ0RQ*^`v>{=`4Rv62mAZ?`~U;?{{Z<M{sI61`2Pq3{RR5j4gdfE0P+9-|N8*{"
    "|H}aS0RsR40093700aE|{sH>`0R0&L_XPj|{s0K}008&@015vA`~dv?{Qd#^69)hX01p2E0P*bt@!<Lb000F800a~O01^8F0|@;6"
    "2LSp70Q3R>0002}0R9;I{rUF*_y7O^00#g7{s8v@@dyF;_5b()2>Sr`{{s;V0Q&L(`Uw9301p5H|N8{@0Q&#~{Q3X`0RsO200jO0"
    "3l0MA0R$8M00000EC2x;0Q~?0`vL#=0R8|1`v3?B^z-=u0Qmy^1OWN}0R;U40RRC11ppNQ0nhaS?gsh*0~P`x0N)S<{s03C7x@nQ"
    "1PAN{^!@z){{R;K00j623JL!P0sQm|1o!j*000LE`TPI-2LJ%}7x(!9{`>{?1o8O*00aa80{{a91_}QF7ytnL|Nj8`_V@t%{rmm@"
    "3jP29{r?F46aN4Y2>$>T^Zf?*0t)~W{Qv;_{{a2~_y7z1`ThU^000021ONZ<0RI5~0Q?0B0R;d%0Q>z3`vLs`009X71_uBD1ONc`"
    "0ssIA`~d(A`|kb#0RR3600963^A6kq9Q^?L1m*|>1OEE~1>XP-{00600QCC&00I8}{{Z~}8~pYF_5S=9{`>bW><9t{{|EyO^8@}N"
    "`2Ya@;r;&r0002``v4mN0RH|7_XqX{|LOkv3jp{82nYQ40VMzc_W%p$0005_00;m8{s9C3`T`34`2YX_3i1E|6#oDK0R03Y{{R90"
    "9Pt1E0{8y^0093G{SyHC`3C?20Q&v_{Q~;{1ON#D{{a601Of>A1_S{74HN47`~C6x`ttz(0Qvy{0005~@c#P$4F3WS00R5)?f?J$"
    "1}XOd0`~v@?)?Gt0s;Q`00#d42?qxN0R0F9{{jI1_5T0>^!fk^0002{1PAi~`v3?50R8ps`2Ya?`~my@{r&g-0Rs;L5d8rA0rCJ8"
    "0Ra8>CIJKi0RHm-1O^N9"
)

CUE_WEIGHTS = np.array(
    [row[column] for column in (1, 2, 3, 4) for row in CUE_TABLE] + [LENGTH_WEIGHT], np.float64
)
WORD_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), np.int8).astype(np.float64) * _SCALE
