"""Weights of the case-talk detector, fitted by `benchmarks/case_talk_training.py` on `openstories/`.

For every cue: what its being there counts, its thickness, its standing near, and its thickness around. The
weights of words and word pairs are signed bytes in base85, to be multiplied by `_SCALE`.
"""

import base64

import numpy as np

BUCKETS = 4096
BIAS = -4.4783
LENGTH_WEIGHT = 4.5766
_SCALE = 0.003047

CUE_TABLE = (
    ("one client", 1.494, 1.076, 1.942, 0.948),
    ("a client", -0.095, -0.063, -0.278, -0.173),
    ("generic client", -0.098, -0.111, -0.167, -0.176),
    ("one of mine", 0.403, 0.379, 0.281, 0.241),
    ("came to me", 0.431, 0.317, 0.575, 0.273),
    ("consulted", -0.279, -0.214, -0.343, -0.178),
    ("sat with me", 0.364, 0.298, 0.476, 0.262),
    ("told me", 0.578, 0.387, 0.658, 0.302),
    ("reported speech", -0.284, -0.972, 1.155, -0.060),
    ("in session", 0.382, 0.224, 0.611, 0.472),
    ("i see someone", 0.471, 0.145, 0.391, 0.091),
    ("we worked", 0.538, 0.326, 0.748, 0.301),
    ("given a name", -0.309, -0.152, -0.271, -0.051),
    ("a person", 1.317, 0.117, 0.308, -0.840),
    ("an age", 0.948, 0.197, 1.385, 0.539),
    ("he or she", 3.113, 0.220, -0.407, 0.391),
    ("they two", 0.653, 0.296, 0.246, -0.134),
    ("when", 0.322, 0.096, -0.131, -0.291),
    ("clipped note", 1.232, 0.555, 1.860, 1.095),
    ("asks peers", 0.119, 0.063, -0.046, 0.023),
    ("asks a machine", -0.022, -0.008, -0.093, -0.012),
    ("my work", -0.257, -0.087, -0.517, -0.209),
    ("you", 0.126, -1.801, 0.816, -2.690),
    ("your people", -0.654, -0.479, -0.999, -0.752),
    ("advice", -0.182, -0.491, -0.536, -0.672),
    ("people in general", -0.048, -0.597, -0.254, -0.951),
    ("in general", -0.415, -1.009, -0.697, -1.007),
    ("imagined", -0.104, -0.264, -1.326, -0.909),
    ("fiction", -0.907, -0.782, -2.066, -1.699),
    ("history", -1.499, -0.777, -2.725, -1.526),
    ("public figure", -0.667, -0.850, -2.228, -1.540),
    ("science", -0.319, -0.375, -0.905, -0.589),
    ("textbook", -0.675, -0.640, -0.742, -0.745),
    ("own life", -0.931, -0.489, -1.356, -0.914),
    ("first person", 1.177, -0.212, 0.397, -2.041),
    ("ethics", -0.237, -0.427, 0.002, -0.323),
    ("paperwork", 0.268, -0.283, 0.269, -0.296),
    ("counts", -0.332, -0.231, -0.670, -0.297),
)
_PACKED = (
    "2Lk{C0R8>`{Qv;!0|fm4009623jX~70RjI00CfEU2?hTE2>|~D00I950tx^E3*QX_0|Np30R9620s{F00|5j800RE|0|x>B0sa60"
    "2mS>9{`~+13jh860Sy2GAN~CU0R9910s{6Z0RaL5C;apR2?YQC1pfpB0Q>>@0W|;r{Q?pI0s#Q}0{-~`1OEd5{rv$0`2PX^5(xhT"
    "080P-2mk>9{Q&s?{Q?L20S*5H0SpKY{{Z~{|NjUD0siX(0t5pC0sjH}{sRA7{r~~|{`vv|0s#C20TKcK0R9052>=2A0tx&7|Nj5`"
    "0{R310{;U60Q~^{0R#R8{{#X3@d5q;{r&X+{Q&;}2LApS0RI02`T+j@1NjUi0SEv6{r~<3FbDzt1ONT|0|Wj80s;U60RsL1{sH~@"
    "{{R62{QL?A00;m50tD>>|Ns30{{aE&1qK5A`~U<9{R0U60s8^{{s{d90RX%J?Ew4*_6z_8{Qv?11pfW{_xu0^0s;R31rGrB0{{K-"
    "{{a3A_xt$+{Qv+Q00000|NH>}{{a612mJmJ^8o(=|NH~~5bXg42Lb^B00RLA{`vj^0RsX31pWd700RF70{{E~`Thd`0RaU80Rs#G"
    "|Nj610{;H~1_A&D0R9gF0Q>^|2Lb&71PKEO0ss910R092{rvLy{s0000RR92{|o{D|Na2~{{Z~|0R96E0|Nm4`~Uy}0ssL20TToN"
    "{{sF23;_cG{ssX10tco22m=8D{s0C11Ofd83;q4{0_y<!2?7BI0sR000s#a8008{}`U3t00sR32{{{N>`vCg`0RaB||NH;}MFa%`"
    "0{j911q2TR0s;dA_5cR`{r~{{0sk2J0s#R300IID1o{O40RRI60ssI5`~Cmx01yBE{{r^_{rmz01rP-I0SN&7`~m<40{{U5|Nr>>"
    "2m$*7|N8+10|5H&{Rja7{r~|50s{a8`~m*|0RaR2{{#OC|M&g(`0@n(0s;X7{Q&(000RZ}0sI0C00RR7{s8{?0RIC4{QUp`1_1#B"
    "{|Nj1009B~{s8s;1OEUD0SE&B0RIR7{R063{Q?N~_yPd{{Qv(2{r?941pyud0RH&`{RI60{{a3200sp9{|f&A{{sI80{#L60{{R5"
    "1_1#80SW*B3jG8G1Ofi}`~(05;0yuX2KWK~00#jE0003C{{R931O)#80R92>{Q?08_W%F|3;qQH|Ns320s#X3^8o@40|5>J3H$>8"
    "3h@C70|EF000IF11p)p6`vnC4`~e045CQ)F1_A#M00RC6{{j8}0RQCy0Q~?4`3eC5{s095_w)S%{{j2~0{{pA5bXs40{#Bj0Q~^~"
    "7yt+W`2zSP1pxs0_5cC>0RQg{{{0950|EF2`~Uv!0Du1f0{sC2{Qm#+_yPU^2>}E8008~~_5ub11Ooy8^8o|?1Ofg2^a}q32LlZL"
    "`~m<0^8)|=|Mmm^3I+op`~mp=0{;O00RaL8{|x^C{QCd={{sO10|Ej6{s#g9{Q>>{00IF11_1;C0RaC6{{j8}`~npC{s8d*0SW&1"
    "{rd<600sg81P=ZI|NQy_0|Ws91OEH>1qIat{0;&D1N;OF0|fo``~L#?0ssL6`2_(60s;X50r3X=2LB5G_Xq6%1OfC0`wRa71p)s7"
    "0Ri~``~dv|1p)g40092}0RsK}{{;O300aIB{{a5|`TPU;`vU?1{sH_01^fa0{{a9200IC20RIgB6axVU{s0605&QfA1^fX0`w0L7"
    "{00630sj2|2K@^D{`CI>0s;*E|NI300{;E}0{;O5|NR2|0O0=t{t5vC{`~v@1^)2<0Rsa9{{;K~|NaF30ssX51_K5G`Tzz400RU5"
    "{4)Xi=^_F&00I2~1N;F10T%-O`~m{<0Q~{~{Rj5{1_T880sjRA2LuHE0R063{`>?0`T_a^{QUU=`vU?00sR33`Tg$!0{{E~1OEU5"
    "0RjL50s;d6{rv|41OEa30{#B~{rdzK0Qv;=`~Cg?{{R9100IO002KfO`u_#^00ja6{sH~?000622><{F{s8>{008;{00a*J0ss8}"
    "?Ed@z{RjX5_W}a{0s{dB0RIUT1^)c~|Ns9C0R;&L{R92{{rv(a^7ixr{SE>V0|Ni_00038DE#{V2>b*60sjX72>=8E00#5?{{aaC"
    "|Na8~0sjaA0RI054gl>300;rq3IP2B_W%V6|N8#@2Koa20Q(>O`u+j|GY<s&0R90100Ia40s0C12MGTE0saF04F3iJ1OWj7{{8^_"
    "0?q*X00aI97X<_P|Mvm{1Ofp40Q&&}6b1+Y?F9b<0t5a80R#X6{{IC20{Q;`{{r{_3IYND1OWX0|NjO80{#8~`Tzm_0{rm;`~m*_"
    "{Qm_0{{RT@_w@Y&{r&?L0009G|Nj96{sR2}0|y5M0Ra2q{{Z^~0ssO2{Qd$2|M&*``~d_50{{U5_WuO{|NR02`Tzm}{sQ^}1N8p`"
    "0TTc50s#LF2Lb^80tx>B1_J>90RR06`uYJ00{{d30|Ni*`SAt+0{i^~0r>y@{{jO400930008{|<^Tcw0R`Fq2nPWJ{ww$Z3<CcK"
    "00I950{#U9{r>j>`~M3A1OWd600RUF0RjI00RaO50tONQ0RsN~2L}HH2>${82LJp3{S*Jv`~U#_0Ra91{rUC%`~d+32mS&50RsX6"
    "{s;gB00H{~008~~`2h0)0rvp{1_A*80{R62{{aO91OM~@{RII600IE~2>k&90{Q?4{sR624+sMM{r~{`0{;X3`~Um^{r~*~0RRU9"
    "00JWe`vCs{{Qv?2`TqU;0s#5-009934+Q=F1pWO4{{#mA0|DOz0{Q|20T2QI0saL80s#RA00II1_WS?=1^xg2{t5a1{sRK}{{;dA"
    "2>k;50ssO10^bJy`v4OF`~nL80|OxT_W}U`0rmji0t^8D1Op2H0sjO40R{#F0ssO60{{UB2?7KE`vm^}`v3#>0sjC10R{g91N!~|"
    "`Tzg`0sZ^<{}TWI1_J=|2LlKK0098|{{a00{Q&^~0R;X50Q&y{0RjvV`u_y|`T+g_2mJs3{RIE-0RjE~3k3lI|Nj910ssL0`u+p<"
    "2?7BC{{R81`u_s|0sRL51pojD`~U#`_WA+<{Qvs}^#A?={R{&72Lb>50{;R20Q~>~0{;R50TuoN{SW~61_Ap50RsX70sI32|NbW<"
    "`~d<O`vCv~0s8;}0sQ{~`}6$$0RjB~G5`et*8=|l^Z)z-0SN;K`~3k2`33_30{;L65Cj<l1_1y8_W}O}{{I8>{{sF1{Q&(5`u+U^"
    "{{jZv1^@Z}009I1{s9F11Oom9`~&|2{{a8|{{a94|NayJ00IF2{Q&_10RaL30pkY#2LK8H`UL|40Rj020RS-a_5lC>_U-%u{RsXe"
    "`u;5a`~Cp}0t5;I{Q~#{00{~H`v4vQ0RaL51pfXE0}KHM1_1#A0sjL5{Q?!?0|NU0|NZ_00|NvC`~(>Q{{sL7{Pz9+{r~?J0Rkoe"
    "0RRC20|EsA2mJs9_V@ts00H~~{ssK}{r>(80si&=^z-Tg>;C)s015vE0Q~9!{r~_20{i|2<o*2t{r?6300H~}0QUm_1Of#B{`&s-"
    "{sjpF00RL40ssyC|Ni>`0sRL71Nj8}0Ra5~1rGlLBmeyY0S5mU0{-y-0t5vA9sT(F0|5j3`uzj`0tWvw7z6$V{TBfM{{jL81^)g3"
    "{{sRD`}_d{Gywho{s933`v3v@009I8{s0061GE7B{Qv<5`v?R6_5=(6{pI}vGyVqy{rCs~00IU80RH>{1_J;B{sR91`vLy}2LA&9"
    "0sH{}3m60a2>%5D1OWj62>}280s;aA`2+w00RH~~`v3j@0S5s71N!m-_W1t+|NQ>{1_l8I2mk>H0R#UQ5c~Y_0RRK{2KU$f2?zoY"
    "0{a2@00aj41p58}|Nj{L0tE>F{{Q_50RR610`vn32mt>A3I7880|NsK0rLO<3I6>5{{jO81P1{50|*2I==%5s00#>F3;_W4{Qd(1"
    "0{;L10003200jg900jU43JmrB0Q>;=2m=KH0s{W}0{;dI00ajE_5cL^9sd0L{|NZ~{{a9B{r~*@00II90scP${RsmB5d8uh0|WmF"
    "0O|Sx8UytF_yqp={RIdB8~*?S`~d$00Q~>}0sQ*=0{Q^{1Oo&C{sJ2S^#BP90Q~_1`uzj}`vm?300RL60{s8~0Q~{{`273)0RkNE"
    "2L%890ss8}2LB`c1Ns30{saRA{s9971pWg40|NB>0sI64{{IjH`2+(40RR5}0{{X40s{UA{sII4{Qm?0009642>k;81L6Yx|NQ>}"
    "_4)<>1OEU40RaL300R8}_W$Vv1qTiL{sjL4{{I920RR2!`~>|01OEa20R02_16%+R{{sC00RjL40{!~|0{Q;|0s`v(00{p92m}8B"
    "{{Q|0000FB00H{@{|E;I0RjI376JeP00aO5000C8_yhj*{rvs>0s;U00Rs;N0Q~#>{{H|00|Np8{{IvM00aO62M+}S0|f#70sjK~"
    "1Q-7v{r>y?`2Yg{1Nj2@1NsC1{0sy20sR65{s98|^y&Zv1OomA00aR90|5a52mt~92m$l?1)l}}`vU#{3<UuY00R#L^a2C}2>k*B"
    "00Qv<1o;K`{s15X00Q;`{QUp|{uBKV0R0010sZp-1OELA0002}0sr^^{r~>~`~w0500sj80s|%f0RRF40TlrN{r3X={`UX&|NjC1"
    "0RR611oQ*{0{j973IPG|FaZSt0000C{{8|61OgQS`vDjO0RjR3|Ns32{s8|31^fa0{1W~J3itpU{{asP00RR9_5$?)0t5L30RRC0"
    "1poa7`u_m}0Qmv{|NaF4{s8{@_XFAd1_1&210w<h{{RL3_{;|c1pfg40R#Tk0ssO50s;U7`v3R=?*ji20sa317XkwR0R{*T`vLzM"
    "{09I2=>Y!${{jB>{R0vL0s;O7`2hL^2KW2{2mb>B00aR4022cN00IT~1pojC0uTQL{sROA{r~{|00093_Wc0={{sU40Ra6T0R#c~"
    "2>k&50u=!P00s#E0S5l~{{j96008>_00RC20ssa9{`>&{0{aCf0t5i{0Q>m|`vUy|0R#U40Q&+20Qdj^_yhm~3jPNR0R{f}_5lL`"
    "1oQ6$3H<{8@d5(>`~U#^0|Wv71pxs8{{aE}1OWj5`~3j_{r&?30Q>>{0R#H~1^@*C0|fdF{r~>}1^)sA0s;R3{R0jA{`>&^0Qmd>"
    "00RF25&r)C0R;dF{{RB{"
)

CUE_WEIGHTS = np.array(
    [row[column] for column in (1, 2, 3, 4) for row in CUE_TABLE] + [LENGTH_WEIGHT], np.float64
)
WORD_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), np.int8).astype(np.float64) * _SCALE
