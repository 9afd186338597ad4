"""Weights of the case-talk detector, fitted by `benchmarks/case_talk_training.py` on `openstories/`.

For every cue, and every sign of what can be looked up: what its being there counts, its thickness, its standing near,
and its thickness around. The weights of words and word pairs are signed bytes in base85, to be multiplied by `_SCALE`.
"""

import base64

import numpy as np

BUCKETS = 4096
BIAS = -3.6005
LENGTH_WEIGHT = 3.7083
_SCALE = 0.003906

CUE_TABLE = (
    ("one client", 1.132, 0.559, 1.763, 0.784),
    ("a client", -0.213, -0.308, -0.389, -0.301),
    ("generic client", 0.016, 0.118, -0.136, -0.077),
    ("one of mine", 0.752, 0.771, 0.488, 0.550),
    ("came to me", 0.360, 0.104, 0.528, 0.211),
    ("consulted", -0.100, -0.083, -0.111, -0.016),
    ("sat with me", 0.613, 0.471, 0.735, 0.600),
    ("told me", 0.340, 0.332, 0.579, 0.687),
    ("reported speech", -0.354, -0.520, 0.806, 0.101),
    ("in session", 0.386, 0.168, 0.810, 0.562),
    ("i see someone", 0.219, 0.027, 0.101, -0.070),
    ("we worked", 0.658, 0.422, 0.920, 0.405),
    ("given a name", -0.134, 0.041, -0.282, 0.073),
    ("a person", 0.757, 0.296, 0.239, -0.445),
    ("an age", 0.819, 0.155, 1.405, 0.537),
    ("he or she", 1.814, 0.262, -0.431, 1.296),
    ("they two", 0.296, 0.046, 0.242, -0.033),
    ("when", -0.042, 0.501, -0.133, 0.473),
    ("clipped note", 1.002, 0.498, 1.643, 0.900),
    ("asks peers", -0.202, 0.012, -0.265, 0.004),
    ("asks a machine", -0.062, -0.033, -0.138, -0.033),
    ("my work", -0.384, -0.137, -0.605, -0.282),
    ("you", 0.088, -0.846, 0.582, -2.623),
    ("your people", -0.719, -0.406, -1.052, -0.905),
    ("advice", -0.272, -0.351, -0.183, -0.700),
    ("people in general", -0.242, -0.293, -0.177, -0.723),
    ("in general", -0.387, -0.609, -0.814, -1.050),
    ("imagined", -0.273, -0.158, -1.785, -1.125),
    ("fiction", -0.231, -0.074, -1.173, -1.079),
    ("history", -0.670, -0.096, -2.060, -1.102),
    ("public figure", -0.342, -0.448, -1.515, -1.422),
    ("science", -0.493, -0.464, -0.889, -0.764),
    ("textbook", -0.460, -0.405, -0.469, -0.564),
    ("own life", -0.506, 0.125, -1.089, -0.532),
    ("first person", 0.781, 0.199, 0.472, -1.559),
    ("ethics", -0.388, -0.530, 0.013, -0.477),
    ("paperwork", -0.021, -0.332, 0.426, -0.475),
    ("counts", -0.160, -0.010, -0.488, -0.124),
    ("known case", -0.083, -0.069, -0.288, -0.253),
    ("known work", -0.562, -0.355, -1.033, -0.664),
    ("dressed up", -0.046, -0.035, 0.220, 0.116),
    ("my hour", 0.336, 0.366, 0.589, 0.795),
    ("somebody did", 0.247, 0.847, -0.409, 0.316),
    ("hashtag", 0.386, 0.392, 0.248, 0.317),
    ("was helped", 0.031, -0.108, 0.960, 0.791),
    ("their practitioner", -0.624, -0.035, -1.492, -0.524),
    ("long ago", -0.513, -0.265, -1.452, -0.742),
    ("dated", -0.179, 0.347, -1.119, -0.411),
    ("reference", -0.119, -0.069, -0.187, -0.099),
    ("place in a work", -0.567, -0.190, -1.454, -0.760),
    ("title", -0.647, -0.318, -1.363, -0.634),
    ("full name", -0.194, 0.011, -1.866, -1.537),
)
_PACKED = (
    "1_c2H0Qvj={Qv{x1OWX10Rjd93jX&11p5F0|9<-d2oC=L3jqKQ0sj320ss903D*q){{#K|{{RI20Ri{{000960RRB~1PB2C0R8;{"
    "1^xv9{sRC43IO;2{|o^CBLn&a1^oj200a0c2LJ{DK>_Xo1Oov51pfg60{sE||1<vq000dF1O5Q}{r>s?0{;R10Q><2{Q3U*3<3ZL"
    "{!0G&2m}EF`~dm>|NjT}{R#UA{}Bxh3IY89{`&+30sZa(2MGiS0{Z~_`}P1w`UL{}{Q>|00ss330U-hZ|NH>`1Ofj50|os5{`dd)"
    "0sjO00RRI40rdd<008_402KfL=l}o#0t4*?|NaC21pfjZ0R036{Qvs>0ssyn00;m30Q~?4CkF!j0s;Q}1Oxm80s#O41Oov4{r~~@"
    "{{RO8{`&_700aX50|M>?008>`{s9Bv0{a5}`v3z1`UeU31NH&^{s{j51q0ds?)?1#`UwF9{{8_01N-~>_xlAF0ssC21`Yr80s#K+"
    "0tNp6_4@n){{R9S{{a91{QD9B009603HtyJ@c{n;|M~y_4($Q{1Ofp80R;aA{`CX^0RjQ_0s#R4{{j020r>a)00I61{{jdG1OFER"
    "{{{d700R901OWg5|NAQe0saB|1OWg5`vC<50RZ_1{r?01{`(;K{ssgD00933|NaC1|Na8~{rvy`|NjCJ1O)#9{Qv+00092}1RMeX"
    "{{8+25C8=M{s;j5{|D&+1_c2C|NjF01Ofj92loH;0TKWD2m=850R8;|1pxy91pWX2`Ud_50RI60{ssK__y7I@0ss60|Nj94C;tHf"
    "1^xg41p*iV00agC`~U?2|Nj8}0RI&G0sjE}{{aC92mA^C{{jH{0RjC3`v3mw0u%uL{{iv<1p5R50}uoC0SW*B`~v^|1^)p70ssH~"
    "0Rs8~0Q~>}0Qvgu`UU?2{{8?20s;R6`vU&|1pfs3{{sFA0rCXt`1Aq)0RjXA0RjI900RW~1NZ&^2Ll8D{Qv>|{s9I6{rv(100jaB"
    "{R#X10005}`~dX-0Q~_800{y80{;O4{RH~}`U3^_`vC(1{Qd$3{{IF40|Orh0{;C1`u+g`0s#I4009O5{|*KK{{a331p5L30RR63"
    "1pxp6{saI44gLZE0s;X0`Tzg})dd692loQ~0Sp5O{s8?6_y7X@3IqWH`~U*;{{j97`uqU|3H}cQ{{j9300RO2_Wl6|2?H1Z1ONa2"
    "1nmL_1^)H}0RaF11^@j4{0RjB`}ze22>|~50RsLH{{sC10|5K}1pVy)|NZ|2{r~^|{|5j8`2PO;0RQ>}1OEpA2j~I={`&&l{sRI5"
    "3IYWI{Q>JP2Lb&2^8o?;{{Q6#0R0010|5E_`vL*%0Dt`b0Q>;}`}_d%`~dy{1ONg5{s8^{`2_<00s#a6@&Nk*1OfT{_6Yq51^oyC"
    "_XGX`_5%F<0Otex3j+lU{s8j*0s#&F0RRC31Q-4Q{PqF;00RK_0009400#m10tEX20RjL32>=2B00R97{{Z~^2LciN`T_6%{{;Z}"
    "|NaOC{{#U60|)s2|NsB~0RjmG2Lk~72mjIo`v?L61N#CA0si~+`~Cy?0s#R60sj61{{9371M~^|1^^2G@eJbs0Rr;@_5uR@1_Ay6"
    "0RaC0`2ha`3j+KD`vCv{1_S*900I32{s93F0RsQ~`u+p`_yhz2{`~v_1qc87{{a600t5U2{{RRA3jhHJ{r~{|5BvNC0Q&6w{09F5"
    "_XYj}0s#E~0{sX0{`UX`{{$QX0Qm<01po~B0{;a8|Nj8~1Nj31{tN&7`TzU_1pM*-{{spE0|EU01N{a40{R303jziL`~U&~00aRK"
    "{4xIe=pz3h{{i{`{QCg=104bR{Q(8}0{jF1`~>v?3jzuG|NRL569fPK|NaU6{{Q;``~Uz2{{H#^`vm{}1N#91{{7_u0sZ**2LAyB"
    "00997`vL*~{P_g|0Q>^}00#sA{QUn40Qdvz3jhE10sjC20sjR0{uTlR`2Y<60{{R30|NW{000344E+EF1^@g20RsO500$KS{r~;}"
    "=m7Wr{RRLL^#B6>`~d(4|NRIO1^xZ|0Q~y}1Ox^D{Q~_C0R93Q@%{Ay`~?9J3I74}00RLAGWq)e1pEX30sjL34Fe_s{s{B?{s994"
    "{{8~|{{9640R8?04gBT_{{jHg1o;33_WuY9{`>m<0r&#~0QVaH|Nj2~HU<Fu`~Uy#0sIE}0{RE}1_k{90sR5~3H}BE1_A*A`~3X&"
    "1J3~a00jOB9RmRK{`Ud^{{r{&{`mp^AqfQq{sjC60|EXA0RsU0009940{i~{|Niy=3<3ZC1^@d10sjU72K@j4^Z*0?6!`N6`2Ya@"
    "`Tzs``~U~&_Wb?={Q>_B{Q?67`~Lw2{R9940|N&H1^)Z>{{s5~0{{X1`}+a}{r>p=`~d|81OEX3@%{z>{r>?2_5lI_0R#2{1MUC>"
    "{|^1=0RH<400IC10{;I11pxp50RsI2`1$|_3;+ZB0ssH^{Otk$0r~y}0Q>*{{s8{~0RRE|0{Z#?=l%lx{s!p(2?YNG{4oIj5di-R"
    "00jU80Q&?0{r~j-_WlY11OWa500IRM0Qmj=0s{j81p^TP{r~~~3<m!N2LJ;60r>m>{Sf`a{Q&;_0s{a0|Ni*>0RI8~4gCTA00aO5"
    "{{{j80000200sR300ZX$0Qdp|1pos71NH<0000F70|NT~{RI96{{sR12>}8C0{H+0{{R636$S$d{sI2}1OEX1{{Q*^1pfU40{{X5"
    "0|Orc`vCg>`2YX_`26|_008*<0s#963<mxE2KoI2{sRR4007$u{rCq2{}ccJ0sH<11N{RC0RaI1{rCU?`S<<;`~~;`{Qv?50s{j9"
    "1p5K{0{{E`0OJPz`Tzv~`~nF80s|HE`T+p{1NHpu00{v81^);E2>k;72mS&50RaC400IFG2LA{D`vd*{`2Yg@1Nr{|00sXB1@!;_"
    "{`~*}1N;2)02l!N0|Eo|4+8@L^#A|*`T+m|{sH{}00jF20_y+)00IvN`2Ph0{Qmv{1_1v1`2_;!{sI5}2?YND0RI61{{IB|{r&*}"
    "3j+=S{{jA=`2Ya`0Q>;_2mk*E{Q&~~_V@$;{{sC5`1<|-{|o~D3k3iB1pfm63<drH1pER80}lcL{}u%M1_1v7{R0I70sI94|Nb)>"
    "{s8_3`~U&{{{#L40RH~{0rmg?0RsI1D*yrk-3I^v_x=I^00sO1|NZ_5@dyF|0{8#}69Nta1pWg5_W%9@0Qm*!{Qdw0{Q&$3{r&y`"
    "009K)1poQ|{rmy_{RRN~1OWU4{R001|Nr~^{{aF3`~DXH00ag5{{R630s{m81m_3<2mc8G`33<10si*{0sk=Z`vCp^`1SVz{sI0V"
    "0sk2P_x%C|00RaB`~dm?01XHK_5U9J0s#U91pfX90to;W1qc5E0R;v90R0^S0s#2`{`>y}0R995_yQ3B{{{I4`~3d?{rU6}0|6WU"
    "{{90000svE4E_NN@cIAp0RH^|0R#N_0RI9M0{;2^`1bDq=>Glw{|f*J{`=$r`2YX{{Qmm@-~Ijs1ONg2{{i&?0oVos1^)v6|Nr^>"
    "0RaL5{r~{~{r~{{{Qds`0Qmj{1@{I1{Q&y_0}cNM8~pwN0R;UW{{8g+0S5yC9{v0K0s#R0`TYd_0SWv|7y<qV{S^NK{Q(IA1N{E~"
    "{Q~|1`uqO^8~*wI{s933`v3t1`~d?3`v3$10m1<N{{H_7`2`03_x%w4|Ly<(B>M~l{{0C60RsR4|Ns901_S^E{Qmy{`33+12LcKI"
    "`TqO-91a8b8vFnL1N{RB3;_QB0R;XA`v3z00ssF5`u_a)^$Gm`0s8j=`1t_<0sjC01OfsC2Lu4`{|5aG7Ww)E_y7R*2>8|f0RsmO"
    "1N8&^{saQ|1oQg;0r(&O{tg8H{Q&$C0Q&*|0Qdj~5di-G3jP841popG{rdj@2>ty3_W=a}1quTB0|os9@cZ@${|plU{{8^-`u_$2"
    "0Q&>|0R#p60tx^H{RaB~3=jPN0{Z>_2Lk{A{{jB}0{sUJ00jjC_x=I?{r>y?{tNy7{`>z7{{8;|{R0CA1qn?3{|E^H695Ad0R#UB"
    "0rdF%5&-h|@dEzy{{{^J8~_0V{r&&|1ONR11N`~@3H$&81Oo#B{Q?mH^8f?}0r~*~0|Ep9_5uC_|M>*}015&C{sjN~{QUj=1_2B3"
    "5CZ`I{Qdm^2>LMk1NQ#|{R9C4`~U<60{#R01Oe_50{#R5{Q(OI`U3(100I2`0{;N~0RsOD`~?C3{R0I5{saLB0{#L01M>y_{R;j7"
    "^7sP%0|Ed60Rs#F`~mj=`2XVq1PBoP|Nr~~{r&>}{{H;y0t5a5{{8{^0sRE=1VaA{00R5|0rdj=4*LEA1N#I00s`y&0R;j93IqNB"
    "0{;C1000LI0ss02{sajE0s#X7Dgplf{s903|NH<4`2qm-`~Ld-0ssE^0R;{I0Q~s;0|5X40|Ej6{s9a7{{sL53<U!L0RQ>@0RIB}"
    "3mX0z{r>g>`2Yd``}YI(1Nj32`U(d42?GNI0RjH_{N@7$1O5OA{{;U6{{H#?3jzTM0Rip#2(SVF_W=C@4+j7d0RagA`T_(42mS*6"
    "00H{{0Q&~_0skfg{{i*+`ThU{{S)^P0R0060RQa)2KxR90RRC61O4~@`2YO>{R9IA{|5vB0tgxS00ja62MhoH{PP0*^7sGq0saF2"
    "|Ni~}0`UR^0{H_31^@r?HUk0u0RaCF|NjR80s$8Q{QnXC{R9C2{{sC4?)d)?2loU00T22I4gCQb00RvO0R#jD_5t+(00{X61_A*7"
    "0RH*{^#K9`0rma={Q3p||N8&@_5axd2>=221|bIk|Nj5|{m1|Y0sjF10SEot0s#I10Q&<11ON5`_XqwL1or^~7XAbO0RspR`vU(H"
    "`vC<2@&Eq-00I5*{sANb0|Wd5`vCd?2lM;@4F3QC1pxj20~G)P0Rsm11OfmE0tx>E{{#L0{r>^{`uPU_`}zO@{{jO400R9P0R;p8"
    "1o!~}0T2NJ{R#;I0R;Z~`~e070sj2_|NZ^}000C50{j900`&=000IE^1^@gO{R92~0toy60Q>>~0sjL3{00920{sO70tEf{`~Cv|"
    "1pD&^5B~!E>;C}+_W=O>0{#F20{;U500IC00{;R1{r&&{0Q&?3{`>*{1^@Z}1pNj90s{N}^#A?>3I758|Na600|E;C`uYR=|N8d*"
    "0Q~*{5B~uE0R{pJ0R004"
)

CUE_WEIGHTS = np.array(
    [row[column] for column in (1, 2, 3, 4) for row in CUE_TABLE] + [LENGTH_WEIGHT], np.float64
)
WORD_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), np.int8).astype(np.float64) * _SCALE
