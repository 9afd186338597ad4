"""Weights of the case-talk detector, fitted by `benchmarks/case_talk_training.py` on `openstories/`.

For every cue: what its being there counts, its thickness, its standing near, and its thickness around. The
weights of words and word pairs are signed bytes in base85, to be multiplied by `_SCALE`.
"""

import base64

import numpy as np

BUCKETS = 4096
BIAS = -4.7243
LENGTH_WEIGHT = 4.2273
_SCALE = 0.003124

CUE_TABLE = (
    ("one client", 1.211, 1.092, 1.169, 0.896),
    ("a client", 0.011, 0.088, -0.163, -0.052),
    ("generic client", -0.084, -0.099, -0.121, -0.148),
    ("one of mine", 0.466, 0.459, 0.326, 0.282),
    ("came to me", 0.458, 0.332, 0.645, 0.301),
    ("consulted", -0.299, -0.219, -0.347, -0.182),
    ("sat with me", 0.451, 0.345, 0.537, 0.302),
    ("told me", 0.579, 0.380, 0.698, 0.435),
    ("reported speech", -0.163, -0.813, 0.879, 0.086),
    ("in session", 0.319, 0.374, 0.318, 0.364),
    ("i see someone", 0.559, 0.192, 0.472, 0.114),
    ("we worked", 0.622, 0.385, 0.859, 0.361),
    ("given a name", -0.244, -0.118, -0.163, -0.011),
    ("a person", 1.477, 0.081, 0.548, -0.776),
    ("an age", 0.831, 0.267, 0.953, 0.302),
    ("he or she", 3.114, 0.104, -0.561, 1.031),
    ("they two", 0.769, 0.433, 0.215, -0.041),
    ("when", 0.344, 0.212, -0.207, -0.152),
    ("clipped note", 0.217, 0.234, 0.032, 0.241),
    ("asks peers", 0.131, 0.129, 0.056, 0.135),
    ("asks a machine", 0.025, 0.027, -0.055, 0.014),
    ("my work", -0.274, -0.091, -0.511, -0.216),
    ("you", 0.222, -1.757, 0.924, -2.622),
    ("your people", -0.705, -0.517, -1.029, -0.817),
    ("advice", -0.183, -0.478, -0.536, -0.639),
    ("people in general", -0.003, -0.548, -0.115, -0.828),
    ("in general", -0.276, -0.937, -0.612, -0.982),
    ("imagined", 0.018, -0.233, -1.365, -0.936),
    ("fiction", -0.900, -0.819, -2.057, -1.670),
    ("history", -1.471, -0.706, -2.787, -1.532),
    ("public figure", -0.636, -0.837, -2.245, -1.618),
    ("science", -0.340, -0.392, -0.846, -0.592),
    ("textbook", -0.660, -0.609, -0.757, -0.743),
    ("own life", -0.961, -0.491, -1.448, -0.888),
    ("first person", 1.279, -0.084, 0.258, -1.821),
    ("ethics", -0.257, -0.407, -0.083, -0.313),
    ("paperwork", 0.328, -0.185, 0.277, -0.108),
    ("counts", -0.167, -0.134, -0.471, -0.213),
)
_PACKED = (
    "1_S^C0RH^_{Qv;$0RsO2009623jY280RaF1|9}1f2?zfG3jhEG0RjI50{{aA3D^z+00aX3|NaI40s{I10s#X6{{sH}1qlEE0{;F1"
    "2=xUA|NQ|14F3H6{|^8K8~*zP0R9F30R;Ca1O5X6OaAr(3<CfD1ONsE0sH~^`8EFj{sI^P0s#T~1OEB|1OEa5{{8_4^!@_=6a@eT"
    "0r&p-2mk;8{s8;``vD010Sf>E0TBub00I5|0RIOD0siLz0|WvD0saB~{s#XT{{R8}{rds|0sZs^0ullL0R8~|2LS*70|Na2|NQ^^"
    "1N;L30{;R50RI5{0RjC101N>A@&W$<{{Qp={Q&;|1^@mc0Q>&~{Qvy@0{smM0SN#7{Qv$3O$q`11ONT{1OxyB0ssI50R#R1{{jB_"
    "{{RUA{QV3B00aO20|D^@|Ns36{{jK*0tEs6`~U<7{{;v90Q>>{{|NmA1OUDN?*RP;_zwOD{Q&?11pfW{_xl110RRC11Q7uF0{;N="
    "0090C_WSz;`vCwY{{Z~}{`>;~000032>kvK`vCm`|NH~~5bXg71p)y80s{gG|M>v{0s;d21^)g400R320|Ea3`Tha_00IRB0|XBK"
    "|Na010ssE~0s;a40sjyI0sI2~2LS*90|^8M0ss930saF1{rxER{{R92000020R#d5{{H{~{{a5~0Q~|90s#R4`~d#|1ONd40TTrO"
    "0Ra303jziJ{sjU200*1?1_T2C{Q(2_1OWd94gCJ}0`~y?1_J^60si{{0|EmA0si~}`~&_30sa6200#Q=`vCd?0092||NQ^~I|By+"
    "1N{I21qKfT0s{a8`Tz#}{r~~|0savB0|5a40RjOD1NsI40RIF50ssI7`~Lsx01*HG{{!{_`}_g{1PcWA0SW>9`~v?11ONg6{{Z{_"
    "3<CQC|M>z01OWT*`w0C3{r><40s;U7`~v^~0|5p5{{#O6|M&m-`St_-00RO8{Q><2{{jg60{R0E00aa9{Qv#=0RIF4`~3g`0RjO7"
    "{|Nj10RRE~{{Qs-1ONdF0t5s90sjvG{RI92{Q?U2_W=O`{Qm$1{{IL50|Fxc0RH&``~>?0{s8_100sm8{|Em700RF9{`~?10{{R6"
    "1_1#80t){C2mb;C0ssK|{Qv&}-3|fc2KfR00S5sI00I09{sI032?7BB0ssH@{R069_W%I}3H=EI|NZ>~00IO2^Z^3_1ON^H5B&iD"
    "1@r+31OfU3000601p)p7`v(R8`u_z04*&rE2mt>Q0RR34{s92~0{`X#0Q~?4`UU_1{Qw04_VN7$008*`1pf&D4etd40{s5U00031"
    "1^@;C`U3kQ1_A!~^Z)_;|Nrv_0R0F60|EN~{Qv&%0CNBS1O5R3{Qm#;_yYd`2LlB90|Ea3_5%n40|Ea2^#KF^1p)p3_6h$42?G%R"
    "{R063^aKC?0QUp{3kLuI`~mp=0{;d40ssO702TlK{Q3X=00II00|Ej6{|N&B`~v;{00II21OWj600I03{{Z~{{{jE`{Q>g-0}B86"
    "{QC_A00RU81r7WG0R8&`0s;d91OEB>1q9Cn`wRjA1pEUF0tNl`{Qm*^0ssR7`~m+50RjR41M~;_^8gV4_y+9%1OfF2{R{vB0|EX5"
    "0Rs8{{Q>;~2LJm20RaB}0s{X000aI300RF8{sI5~`TYa>{ssdA{sI021p5K}{{a910RjR5{{IU94+H@R{Qv^}82tSJ1O5E`{09O5"
    "{sjI40sj2|1^os8|M&j_0t5^F{{0000{{H}0RRC3|Na8~0kQr8{tW>E{rUX>1^@K^0s{mA{{{U10R9F40ssg72mu5E`v3(40R#jE"
    "{6GNu=qds>0s#C0{rmv{`xyfK{Q?5@0Q~{}{RQ{`2L%N90RIOA3k3oH0R0gF{rv?1{{Z^}{Qdm``vd&|0sR64`u*_$0{{F10{{R5"
    "00IF1{{aI3{`&_30RIC20RaC0`}_nH0s95`{r&&`0RRF200IR202KfP`T+m={sIC2{{jB_009C43I6~G`~dv_0RZ~~00j^L0Rj8~"
    "?)>`y0R{j8@B#$?04e|l|NaOS2LAm1|Ns6J0R;d9{Q~^_{r&+V^Y``v`2hkF1pxo_00037Ec^QZ1O5d50RIX62LTEJ0R;5?{Q(03"
    "|NjF00sjXA0R8_34gBl~00;ox0Rj93_x=Y70Q&#@1p5R20Q?~R`u_s~G7bRz1OEO200am60{sa42nzlG0sjH}4gduK1p)v9{`&#^"
    "0?z>Y0R#O783O_K|Mvj{0RsX10Qv#}69xnT@B#n>0s{U70sjF2{{9301Nr~`00Q{`4*>uF008~}0RIRB0{#C0`vCy`4gKo_`~v>`"
    "{Qm_1{{RW`_w@b){rm(S0RsdH|NjC7{sa5}1PliQ0|5O0|Nr{~0ssO3{Qd$2|M?90`~d|60ssL30sjR6|NR31`Tzm|{sQ>}1oHm`"
    "{|o>1|NQ|H1p)#80|ov80{{R30S5dA`uYF}{Qv{|{RRK*`|tz*|NH#~0r&v@{Q&>}0RaI20Q>s?<p2Qv0S4dy1_lBI|1<gj3<CcI"
    "00I961OEmA{r&;}`2Pw51pxg2{{#dG0092}0s#jA0s#^M{{j5{2?zcK3IG8A1^oR1{uBSx{Qv;`0RjC2{r2?!{Q?061O5U200II4"
    "{s;jC008&{008~~`2qF-0QUj{1_b;71^5O4{{aR91ONO0{RIF400IE}2mb>D0{Q?4{s8|14FCZB|Nj8~0sjO2{Qvy`008|2{{RL7"
    "{Q@fj`~m&}{r~|2`u_dX0s#5-009641_b>62LAm8{{jO41Ong$0{R3501f~E0sR030sjIA0RRC0_xk_=1N{E|{RsL0{{aI0{{{jC"
    "2L1v30{;X30pJDw`~Lj^`~nFB0s|iQ_W}X{0rdgn0}B8F0|5*E3I7ED0|*8J0RaI50s#OD3jqZG{09I2`v3y>1OEU300RF51N;2}"
    "`T_p|1N-~;{}llL2Lu7}1p@{I0RjK}{{a01{s9000R{d6|NZ|00RjvS`Tqp{`v3m{2>$>4{sjQ+0RjI03<v`N|NZ~~0092|`~C#_"
    "3;+cG{{R8C`~Ly|0r~>}1ONaG{Q&^|_xS?<`vCm{_4xh*{SW~A2Lk^40RI910RI300{sF20ulZK{1O261p@m50Rsa90sI95|NA)m"
    "{Q&_U`vC#~0Q&&{0Q~&|{P_L-0RjF0KL7&&>;(S+_5b_=0So>H{QUt3`~(C40RRC66#*Oq0|Em7`vd<3{s093|Ns5~{Q&$3`2GC?"
    "{{aQu2LJj0000C0{{sg60t5a7`~d(0{{Z{^{{a92|Nj#K{{jR4{s9320{{X60_6w&2muKI`UC<20s;94002Ai_y7O?`1Jh&{RjXg"
    "{{Aff`~3j{00asF{sZ^}01OEJ`Ts5d0RRF52LAmE01*KJ1pxs90sjO5`~Vf^1Oxm2|NZ|200aaA`~(9400jUB{q_C+{Q~?90skld"
    "0RRF300aX83H|{E^!Ebu0RR00{{;X0|NZ|D0sr>?_Vnxj?*9Au01EyG0sQL${Qv<11N;B};{5&r`~U|300I2~0O$q&0s{pB1o!>;"
    "{RRjF0S5p70RI8~|Ni>`0Q&_32KWa30Ra602o3)OCI9{b00;gV1OD^>0s#d7BK-OL0s#g4`uzj`0|)<M8Uy|Y{t^KI00aXA2L1j3"
    "{sjXD`~3j|F97}i{s934`v3w60ssU8{Q(050^$Mv`~d+5`v(O6_yr69{pbDzFa8Mw|M?350sjU7|Ni>_1O)*C{{jC1`~?633I7EF"
    "0Q~*`2Pp&m3jGHI0|Em42mk>70s{a9`2_(10RR2~`vCp^015y71N!m;_WAw*{{a5~00#jC3IGBR0R{j95B&V=009E|2ld|l3J3uV"
    "1Ni~?{ssN{1N;8~{Qe;P{s;*G|Ns3H0RI600{8?14FUfG3;zQA00aOH0rLO<3jh57{{jO91PK870|)^F>H7Br0SXNK4FUo7{r>_1"
    "0{#H~0RRF3{{{mA{R8~}3<~!B0r~;^4Fd!L0s{W~0sjRG00IaB_5cO_5&r%7{|WZ{{{sLG{{Q^_{sRI80sc4w{RjgA9{vOv1OxvC"
    "0O<Mw7z6hH_5uI){RIgC7ykeO`v3p|0R9630sQ;?1Ni{{1Oo#B{Q(vL_5TM40{#I6`~3z1`T_m}0RQ{}0{sI20RIC1`276*0RbWG"
    "2L=EA0Ra2|2mUAh1o{C0{saL4{{aLH1pWj50|5300sI95{Q?jJ`2_?50|EX00{{X400RC9{sRO5{Qm?0`T+t02mS&71mFVx|NH;~"
    "^!5V(1pfd50RjO5{{#K~_W<ew1_liK{RRI5{{I90{{a2${sa910{#L10R98{1Qh=u{{;O20Rsa71^)X11Ni^}1On~*015s92L%2B"
    "{Qvy}000IB{{i~@{t5{N0s{U369E7L{{;X60sjL9_yzv<{rvs>0{#H~0Rs#L|N8m-`~d&~0tNp8{{IyH00sa92nYuO1pxm20sjL0"
    "1{41s{QmI$`2Ym}1p5N^1Ns8~{0js10{#L4{Q(2~_T~Wv00#g500jaA0s#L42mt{62LkT;2B8Q3^#lF@3<dxb0S68P^#1_^3jG2F"
    "0Rr{{0Qv;?{s12V00H&>`uqR@{uuoe0R0640RQp-2mSp9{{R5}0sr>@{s8|1`vU?300sj80Rk5N0RRF30|Em6{r3X>{PzF%|NjC1"
    "0RR2~1oi^{0{j970s#T=8UX_Y0RR9C|NjC81^^lW`T!6A{Q?61008|21_A#C1Ni{`{SW*H3;6&L009XK00IO9_XG0)1Oxd50RRB~"
    "1^@g5{Qm&~{rLg_{{9C50R8{@`2pSi2mk{3|0e?k|NjU4`OXCf1OEX40RsNg00033{{R340RQ;`^8)}90sa02Cjtcj0R;&Z`vL<Q"
    "`~?30>i_@&|Ns5;{sI>P0RsO9`2hL^0rdO;3H}2C00RF10Tu%S{sag02LJ#B0t5gA{Q?F7`~U&{{r?01_x%9>00RO40ss9S0R#g0"
    "3Htv30v-VY0SE>J00sW|{{jF500H{{{{sF20ssgB0sH^}1N#Iq0|Nl{1OE31`vCm_0s{U1|N8;}0Q3O>`UL_14F3xT0R;Z|_5cI`"
    "1^4m<3;+ZD@d5(>{r>>_0tN#82LS;A{sI5|00IC3`~Cp`0R996|NH^}0tEN}2LA{F1O@*E{r~>}1O5X70{;L2{Q(I40sH{`0Qvg;"
    "00RC15&r)C0R{jI|Na5{"
)

CUE_WEIGHTS = np.array(
    [row[column] for column in (1, 2, 3, 4) for row in CUE_TABLE] + [LENGTH_WEIGHT], np.float64
)
WORD_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), np.int8).astype(np.float64) * _SCALE
