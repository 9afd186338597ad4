"""Weights of the case-talk detector, fitted by `benchmarks/case_talk_training.py` on `openstories/`.

For every cue: what its being there counts, its thickness, its standing near, and its thickness around. The
weights of words and word pairs are signed bytes in base85, to be multiplied by `_SCALE`.
"""

import base64

import numpy as np

BUCKETS = 4096
BIAS = -5.1278
LENGTH_WEIGHT = 3.6447
_SCALE = 0.003245

CUE_TABLE = (
    ("one client", 1.535, 1.480, 1.412, 1.246),
    ("a client", 0.014, 0.168, -0.286, -0.040),
    ("generic client", -0.126, -0.132, -0.171, -0.209),
    ("one of mine", 0.540, 0.532, 0.521, 0.432),
    ("came to me", 0.632, 0.468, 0.941, 0.445),
    ("consulted", -0.363, -0.275, -0.351, -0.190),
    ("sat with me", 0.461, 0.452, 0.533, 0.392),
    ("told me", 0.527, 0.381, 0.712, 0.526),
    ("reported speech", -0.082, -0.428, 0.691, 0.366),
    ("in session", 0.466, 0.530, 0.205, 0.265),
    ("i see someone", 0.487, 0.096, 0.246, -0.059),
    ("we worked", 0.553, 0.369, 0.944, 0.404),
    ("given a name", 0.110, -0.006, 0.408, 0.193),
    ("a person", 1.621, 0.240, 0.707, -0.927),
    ("an age", 1.045, 0.441, 0.615, 0.291),
    ("he or she", 3.518, -0.059, 0.380, 0.208),
    ("they two", 1.053, 0.640, 0.848, 0.272),
    ("when", 0.520, 0.322, -0.203, -0.014),
    ("clipped note", 0.529, 0.506, 0.269, 0.565),
    ("asks peers", 0.418, 0.469, 0.268, 0.296),
    ("asks a machine", 0.104, 0.071, 0.172, 0.086),
    ("my work", -0.296, -0.071, -0.575, -0.236),
    ("you", 0.368, -1.669, 0.680, -2.811),
    ("your people", -0.644, -0.551, -0.994, -0.916),
    ("advice", 0.038, -0.418, -0.362, -0.834),
    ("people in general", 0.218, -0.496, 0.015, -1.054),
    ("in general", 0.042, -0.941, 0.266, -1.292),
    ("imagined", 0.213, -0.086, -1.257, -1.026),
    ("fiction", -0.937, -0.855, -1.743, -1.679),
    ("history", -1.416, -0.420, -2.926, -1.580),
    ("public figure", -0.834, -0.942, -2.013, -1.688),
    ("science", 0.003, -0.448, -0.398, -0.598),
    ("textbook", -0.639, -0.600, -0.930, -0.856),
    ("own life", -1.098, -0.490, -1.869, -1.073),
    ("first person", 1.330, 0.460, -0.169, -1.322),
    ("ethics", -0.424, -0.567, -0.085, -0.495),
    ("paperwork", 0.576, 0.014, 0.267, -0.309),
    ("counts", 0.184, 0.052, 0.109, 0.031),
)
_PACKED = (
    "2m=BC0Q>m<`v3sp1p@Z~0RaC22mSg000RO30)GGi1qlBC5&{1J00jO61_1j82FC{i00jj4{sRmB2LSy5{{RC1_yqs_{|Nv81pWU4"
    "4Dta2`~dv|4FCN402BcG9{u<N0{adG{r>eF0R961WdiR55B~rD1ONmH1^fm7`YizW{s0~T2Lb~32LJH>0Rsp7{QUv}`Tha`7X$qT"
    "1oQX!1_J*80RZ{^`~e5}00R660Qd+4`~>{`{rm_B0si6u0RR8}0s;X0{s90W0sjL10s#XB0|Mm*0uKQH{{R5}3IG2C0|5Q~`~?B{"
    "1p5L30{#X40Q&&?0RR000tW&8_5%3<_Wtk({s031{Qv(Q0sH>@`TO<%0{#j40R;j4`2G9?FAV?w1pfT}0tNm90ssL40RjE~00H{^"
    "{s0L8`2Gz9|NjF10|M*>{Qv~={sRN(0|f&7|NjRM`vn300RI5{{|WsF3;w|X?*RG#0tEmC{R9C70{;B_{`3GP0|Em73J(AT1OEp1"
    "00IFP`1kn({{sIN008~~`v3O<0|5OD3H|&K_W%6?0RI2}4DbU30RRI600jg7{Q3X@{R0651Ooj6{{R63015X1`~m|10RRaA2?YW8"
    "0sj93|NQ{{?*IM(1^ylZ1OEm42LJ&A4-Ewe0RZ{>0095|`u`^N{sIF2{{a6001y8E{r~;~0{;d50RIC90t5g8`2qd`0ssU60Tu@S"
    "1p)s52m$^9{sR8`{{o=?4FU%M_yh*>2L1j80{#5(0}}xH{Qv;>1^oE}{s9310si{}_W}O@1^oj9`vv;#`vCp^008~|0Q>?19svUY"
    "0Q>&}2LuiQ3IYKJ`T_<90002}0{#g30R;d400RI40Qv?0{sIW^0RRL5{Q>^<01N;2`~v#_`TPd~1rP@I01N;2{R9600s#R30|W8?"
    "0s{L8|Ns980|NZz`vm>{{{8+00|5X8_yYw000094{sjI60rvg>`1%C-{{aC30R#L5{{jo|009OM{s#vH{QUX)00RF4`~L$10|NsB"
    "0uTEA0005`|NHm-0RaFE2Lu2D0R0C5{R9I6{sRK^^#B6^`ThV0{Q(962Lvz$0RQv?`UCg^0RjI700ag9{{{d6|Nj6B{`~<40{;L5"
    "`v3p{1PJ^83j6^F008{>{r&#~(-H#a{rv*}{sRI70RjIC`~dk22?759{{8^~`~(C4_WcS44*UiG00I020SyQJ_XPt01O5d65&r)G"
    "0r>t21^@K}|NjC03H|{B`V9#I00Ra92>|~A2mSvL0RH+2`vL_1014;*1OWg5`2YU_{r&|3@b~=*0RQv^1pyHM2k{31`~CmY|NQ^}"
    "1o#91{r&+T3jzN4`2Ym@{r>d@`v3?40t5aD`~m>^0cQdJ2>Jp4`~Cp)`3C?12m}Q91pfg4@&E(>0|Eg4_W=a~0s#5}{tf^F5d#YU"
    "`U3+1^a1?-|M>k24F>=O{{Hv_0{s#C0{{RA{|5d50{Z~^0|o&70|5X7{{;g4{{;B`0sjL22mk>70sj610tEd3`2zv_{R8g+00Ry9"
    "{QMXN0R;#F3JLc9|Ni#>0RRI70s{B<0|xK~`wIdA3jPEE00;o>{s0930RR963HkpK{{R93{PYk0^8pI}{|Dp#0RHt5`wapG1_S*9"
    "008#@_5b_>2K@X1{s9310{;N|1O)s1`~>|C|N8y=`TGF%0RjOH{Q&?12KE8|0R#d500RL60RIR9CjJ2d`Tzm|3H|;61p5B_1Ofp7"
    "1_S^E0ssI05d8@L_~`!z0|5v7{{0F60saUB0{;X7|NjL11F!f101f{L`S|(#3Ip)`00#d700I2}{{9620saU74FCWD_5cO~015vC"
    "_(uTw<q`!p0ssO2`TPU^`V{~F`~d^}|NR61`~~&?3IhcG009XH4GH}N0R0UC{rn361^)X70R8;{{sH>_`Thq2|NQs>0{`&=0sjF3"
    "00IC20|5a20{RUB0sa60{sI31`T7JD0|g8D`Tqg|{{jL50s;d70u%cM_yG9$1^xp51Ofd30RaF32>$^C1pxg20Rs900SFZU3jh58"
    "?)mos{|Ed3@Bje-|0@6l0R9me2m$*2{{a0O1qK2A{QCd({rvzV_W1e)_W=SC1OWf>0saF5A_DyT009R50{;d03IPcI0t5B``~v;}"
    "{`>;_{RI30|NH+42>|c~01*J-1p5C5`TY(B|M>m;0s#j8|N1EY`uqX`92f!p2mS*600#>G2mJ^73<>=K0ssL20sagD0|Ws7{`&;{"
    "0>}RP00jI84+8@0{`Ud_1O*5C1o#305C{eT>;nA<{tEp50{#F2{rms^0sH~{0R{E`3jhHC|Ns5_{r?IA|Ni_0`T+v<82{i2`~&{@"
    "0RI02009W}`T70?`Tz$R00IO7{`><4{08^^00smB{{RH~0Ra002mk~8`}zO@0r?*L{QwC80RaO4?fwP;0Q(03^#B3^{sRR80RaO4"
    "{|f&D{`>_K2KxU11qc2B0|f#A0ss5}`uqR`{s0I70|5Z={qO_={`vt4|Mma-{Q&*|{{RC00{{E~`~U(10t3+j1qTEL{YClx4g&!M"
    "00RF51o{C40RIL7^#26_2LS#1000LF0RR8}0R;yI1_2cS00Z{>1`PiJ3;hB90RsK}{ucn>{Q&^@0RaC1`tkDr{r><61N;C600aL5"
    "{{{aA0RI9600930_5u3;{`LL=2Lk>82>Ay71_A{B1^)*C{{#I20R{s42mkp10Q~?3{Q~_01NHy{0{{R10Raj9{`~{~1p)v8{QwL9"
    "0R<QZ`~d;~{Qm$9^Z)wK00H;+1ONgJ3JCrI|Ni{|{Q?312>{;z0sRdO{sI930sH|3|NR3D{s8~|^9KF^0{j32{Q&p^`vn35{RaaD"
    "1px#40sZ;_0pbDt{Qmj?{RRpU`~(;K`T+$00QUX#0T2KJ3jGlP0{#O4{sjX600sj80{#LE4E+fF0RR90`u+j>1pfs700aF40SWyA"
    "{{sI10{;5=022cL0{;T+0{{sB{Q>{|{{Z~~`~>~@{{#8~01N>G0s;;c`2r38`2YR^2Lb~B{Rac?0s{X21sewd|Ns900sQ~{^!)(?"
    "4*LoJ{{jNC`27R_0QLL<1p)sK{00F2_xb|={QvU=_4WS%{}lfM2?725{{aF00s#O30|Ed71_}WK{0ag62?6*61Oo;F0R965{re#B"
    "00aCO{sjR40ssO30Qdp}1pfK|0RaI3KL7*&_5uI^`v3d^{|gB6`}_X_^#}p}{Qm;~5&{_k1_lTM{0II6`u`5+|Na5~{sH_3`TYI_"
    "{{jcy0RR8}000C4{|N&71O)m3`T_s|{{aU5{{R31{{1BZ00s>I`~Lv|{{RN~2jmF>3jzlK`3wR62Lt#C{sA@f_W%C?_wf1v{|yBi"
    "0{bli`TYO{00;&H`T_n4{t5>C_y8dO0RRI80{;F201p5R2LS*B0sjO4`TQW{1Oxc{|NH*~0RjdG{Q>*{{r&(7{PO$&{0aL10RI~U"
    "0{Z~}`~Uy~2><{J_VWhw0s8y}{|EK@`~m?G0{-^>@$&Wm>;3)p{tx>J{{HF#0RRF41N;R2=>Go#{{sX300a5~0QLy{00RaF7XbD5"
    "00#^N{{;U30R9O50|5O0|N8*@2>Ap20|5R2{|*KKA_DjV01Eys1OD{@0R;sA3H<r{0RaK|0ss5~00;g;8Uz3T{~7)O{rm?3{Qdg@"
    "`UL?G`uqX`FaH1i`~m<0`v3z9{Qv+0{r~|60o?!o|Ns07{|W*A^aBh3{oe}zKnV>1{PqL@0{;p8|NQs>2mS>C{sI62`3nXC3IF~8"
    "1^D{|5F!Nr1N{pT0{jI21_1m32LJyF`~n9600IB~`U3p`00aL22K)H~^Y#7z{s931`V9aA1_1;S01yEF4*vVz`T_&@1pDj%6$t+w"
    "0{sH~{R8;;0Q~>~{`(>R0RIvI{Q&+30RH;_1Ly+``T_m}1pxs600aLG2lM~{3H$#9{{aI60uKKA1q}fK?e_Tw0tpBH2m$`|00I5~"
    "0sR310008~00#dA{S5j93kmrG0sjZ}69xbP0t5c~0RI060s#sE{{sR2_yGL-1qu5800jUQ`vU#``vCv}1NBY*{RIL1F8Tc#0tEmH"
    "0`B(zAO-dR@&f?={RI&L4F3NC`vCy~|Na300RR2_{rCR=1q%NJ`vV;T@%{_>{{jL3`2qt0{s#U5|NH$00Q>^}{Qw02{{H*`0RtW6"
    "{09F10R8#?1pp!g1N;B~{{;X5{Q&$J0{j8}1OoL90sQ>|{`?9C_5A_@{Qvv`0RI5{{sI0B0R{g5{r(04^Z)+x2mk^91KI%q{{;U2"
    "`SJt(1^xg40RI6201E#8{{r;@1O*8C`w9O9`~3s_|Nr*x{ssL31OEd2|NR5~1rY!k00jO20sRF35cmQD1@-|20R!g$0R;a72L=5C"
    "|Ni#^0RI640Ra2`{ss;T{`~#{@&E$?{{jF30RR64`v?8-{rvp=3jO~70|Es9|M&O*`~(02{|Np8|NR&B00RF20SE>I1pxj30RRH~"
    "1QGuQ{Q>Fy^#BL{6Y&B51N;R3`3(N^{`><1{{IB|_u~Em{Qw020|EX82Lb#52><~62L#;s2(JVG^acC}0tN*d2Lcub`2Pe32mk~N"
    "00Zj>`uGF)0stof{sQy=`~d&}03!Pp1N#L400Hm*|NHy}0002`3H|#4|Nj9300R5~{|N#90|y!T0|5jA1_T5C{QCm@2=xE-{r~~}"
    "0Rj900R0601px&I6#xJH@&5z^{{#RF000661px~I_W=d|{{9300RjI31ONd72KfO00S);J2?6~c0R0380ssd8`T_C)0Rj930s;a2"
    "2>$>B0{Z|2`}P0;009010{#H{_XOqr5dZ=C02c)V0R95~`OyIn1OWp70RR2n0RR92|Na340RQ;{_y+(N00I393j+oL00;vN_yYqZ"
    "`UU>~?EL`&{s8^^{Q)5X0RI67^#T3`|ML9)2L1v91qlBA0UZGX0tX512mt*A0to;F_5lzA`2q<3`v3s}{`vv^2m%290sQ?M00aN}"
    "3i|y010Vtb0{{UD{{{c~`Ud|4|NsB}{{#I11Ofs80RR911^ECG2?GHC1qAX1`~LF$0Q~v=|N8|20Q3O?_XYm{3IY)V00R5_@&E+>"
    "2n6u}4EzE7=l}xz`ThU;{tE#E2?PWH0Raa9`~d&}`T_s{`TPhA0R9320SEa2{s0LA{{i&~{Qv|30s#U50RI61{00yE2>b#30{8#|"
    "{{RC22L1c}00a9A{|f{8"
)

CUE_WEIGHTS = np.array(
    [row[column] for column in (1, 2, 3, 4) for row in CUE_TABLE] + [LENGTH_WEIGHT], np.float64
)
WORD_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), np.int8).astype(np.float64) * _SCALE
