//! Traditional characters as simplified ones, so that 無 and 無線 read like 无 and 无线.
//!
//! The crates at hand keep this table behind an unmaintained serialiser or ship dictionaries of megabytes. A cell needs no
//! dictionary: these are the characters whose simplified form is common (GB 2312, first level) or stands in the documents. Those that
//! simplified texts use themselves (著, 覆, 乾) are left alone.

/// Traditional characters, ascending by code point.
const TRADITIONAL: &str = "\
    丟並亂亞佈佔併來侖侶侷係俠倂倆倉個們倖倣値倫偉側偵偸偽傑傘備傚傢傭傳債傷傾僅僑僕僞僥僱價儀億儈儉儘償優儲儸兇兌兒內兩冊冪凈凍凜凱\
    別刪則剋剎剛剝剮創剷劃劄劇劉劊劍劑劒勁動務勛勝勞勢勣勦勳勵勸勻匯區協卹卻厠厤厭厰厲參叄叢吳吶呂員唸問啓啞啟啣喚喪喫喬單喲嗆嗎嗚嘆\
    嘔嘗嘩嘯噁噓噴噸噹嚇嚙嚥嚨嚮嚴囂囑囘囪囬國圍園圓圖團埰執堅堦堯報場堿塊塗塢塲塵塹塼墊墜墮墳墻墾壇壓壘壞壟壠壩壯壺壽夀夠夢夾奧奪奬\
    奮妝姦姪娛婁婦婬媮媽嬌嬭嬰嬸嬾孃孫學孿宮寜寢實寧審寫寬寵寶將專尋對導尙屆屍屜屢層屬岡峯島峽崐崑崗崙嵐嵗嶄嶠嶺嶼嶽巋巒巖巗帥師帳帶\
    幀幟幣幫幹幾庫廁廂廄廈廏廐廕廚廟廠廢廣廬廳廻廼弔張強彈彊彌彎彙彜彥彫彿徑從復徬徹恆恥悅悶悽惡惱愛慄態慘慚慣慫慮慶慾憂憊憐憑憚憤憫\
    憲憶懇應懲懶懷懸懼懽懾戀戯戰戲戶扡拋挾捨捲掃掄掙掛採揀揚換揮揹搆損搖搗搶搾摟摯摳摻撃撈撐撓撚撣撥撫撲撻撾撿擁擄擇擊擋擔擕據擠擡擣\
    擧擬擯擰擱擲擴擺擻擾攆攏攔攙攜攝攢攣攤攪攬攷敍敎敗敘敵數敺斂斃斬斷旂昇時晉晝暈暢暫曆曉曠曡曬書會朮東杴柵査桿條梱棄棗棟棧棲椏楊楓\
    業極榦榮槃構槍槓槪槳樁樂樑樓標樞樣樸樹樺橋機橢橫檔檢檯檸檻櫃櫥櫻欄權欽歎歐歛歡歲歷歸殘殭殲殺殻殼毀毆毉毬氈氊氣氫氾汎汙汚決沒沖況\
    泝洩洶涼淒淚淨淩淪淵淸淺渙減渦測渾湊湧湯準溝溫溼滄滅滌滙滬滯滲滷滾滿漁漚漢漣漬漲漸漿潑潔潛潤潰澀澁澂澆澇澗澤澱濁濃濕濘濛濟濤濫濬\
    濰濱濶濺濾瀉瀏瀕瀝瀨瀰瀾灑灕灘灣灤災炁炤為烏烱烴無煆煇煉煖煙煥煩熒熱熾燄燈燐燒燙營燦燬燭燴燻燼燿爍爐爛爭爲爺爾牀牆牋牐牴牽犢犧狀\
    狹狽猙猶獃獄獅獎獨獰獲獵獸獺獻玆珮現琯琱琺瑣瑤瑩瑪瑯環瓊甎甕產産甦畝畢畫異畱當疇疊痙痠痺瘋瘍瘓瘡瘧療癒癟癡癢癥癬癰癱發皐皚皺盃盜\
    盞盡監盤盧盪眎眡眾睜瞇瞞瞭矇矚矯砲硃硏硯碩確碼磚礎礙礦礫礬礮祐祕祿禍禦禮禱禿稅稈稜稭種稱穀積穎穢穨穩穫窩窪窮窯窰窺竄竅竈竊竝竪競\
    筆筍筦箇箋節範築篩簍簑簡簽簾籃籌籐籠籤籥籬籮籲粧粵糞糢糧糰糾紀約紅紉紋納紐純紗紙級紛紡紥紮細紳紹終絃組絆結絕絛絞絡絢給絨統絲絶絹\
    綁綉綏綑經綜綠綢綫維綱網綳綴綵綸綻綽綿緊緑緒緖緘線緜緝緞締緣編緩緬緯練緻縂縛縣縧縫縮縱縴縷總績繃織繕繖繙繞繡繩繪繫繭繳繹繼續纍纏\
    纓纔纖纜缐缽罈罎罰罵罷羅羣羨義習翹翺耑聖聞聯聰聲聳聶職聼聽聾肅脅脇脈脣脩脫脹腎腦腫腳腸膚膠膩膽膿臉臍臘臟臥臨臯臺與興舉舊舖舘艙艦\
    艱艶艷苧茲荊莊莖莢華萊萬葉葦葯葷蒐蒼蓆蓋蓮蔆蔔蔣蔥蔭蔴蕩蕪蕭薊薑薔薦薩藍藝藥藴藹蘆蘇蘊蘋蘭蘿處虛虜號虧蛻蝕蝦蝨蝸螘螞螢蟄蟬蟲蟻蠅\
    蠍蠟蠱蠶蠻衆衊術衕衚衛衝衞衹裏補裝裡製複褲襍襖襪襬襯襲覈見規覓覔視覧親覺覽觀觔觝觸訂訃計訊討訓訖託記訛訝訟訢訣訪設許訴診註証詐評\
    詛詞詠詢詣試詩詫詭話該詳誅誇誌認誕誘語誠誡誣誤誦誨說説誰課誹誼調諄談請諒論諜諧諱諷諸諺諾謀謂謄謊謎謗謙講謝謠謡謬謹謾譁證譌譏識譚\
    譜譟譯議譴護譽讀變讌讎讐讒讓讕讚谿豈豎豐豔豬貍貓貝貞負財貢貧貨販貪貫責貯貲貳貴貶買貸費貼貿賀賂賃賄賅資賈賊賒賓賔賜賞賠賢賣賤賦質\
    賬賭賴賸賺購賽贅贈贊贍贏贓贖贛趕趙趨跡跼踐踴蹟蹤躊躍躥軀車軋軌軍軒軟軸較載輓輔輕輛輝輥輩輪輭輯輸輻輾輿轄轅轉轍轎轟辤辦辭辮辯農迴\
    迺逕這連週進遊運過達違遙遜遞遠適遲遷選遺遼邁還邊邏郞郵鄉鄒鄕鄖鄧鄭鄰鄲醖醜醞醤醫醬釀釁釋釐釘針釣釦釩釬釺鈉鈍鈎鈔鈕鈞鈣鈴鈾鉀鉄鉅\
    鉋鉑鉗鉚鉛鉢鉤鉸鉻銀銅銑銘銜銥銲銳銷銹銻鋁鋅鋇鋒鋤鋪鋭鋸鋻鋼錄錐錘錠錢錦錨錫錯録錳錶鍊鍋鍍鍘鍛鍬鍵鍺鍼鍾鎂鎊鎖鎚鎢鎬鎮鎳鏇鏈鏟鏡\
    鏽鐐鐘鐡鐮鐳鐵鑄鑑鑒鑪鑰鑲鑷鑼鑽鑿長門閃閉開閏閑閒間閘閙閡関閣閤閥閧閨閩閱閲閹閻閾闆闊闌闖關闡闢阨阬阯陜陝陞陣陰陳陸陽隂隄隊階隕\
    隖際隣隨險隱隴隷隸隻雖雙雛雜雞離難雲電霑霧靈靑靜靭鞏鞦韆韋韌韓韻響頁頂頃項順須頌預頑頒頓頗領頤頫頭頰頸頹頻頽顆題額顏顔願顛類顧顫\
    顯顱顴風颱颳颺飄飛飢飯飲飼飽飾餃餅養餌餒餓餘餞餡餧館餵餽餾饅饋饑饒饞馬馭馮馱馳馴駁駐駒駕駛駝駡駭駮駱駿騁騎騐騙騣騰騷騾驅驕驗驚驟\
    驢骯髒體髣髮髴鬆鬍鬚鬥鬧鬨鬭鬱魚魯鮑鮮鯉鯨鰓鱉鱗鳥鳳鳴鴉鴕鴛鴦鴨鴻鴿鵑鵝鵞鵬鵰鵲鶴鷄鷗鷹鷺鹵鹹鹼鹽麗麥麪麫麯麵麹麼黃點黨黴鼈齊齋\
    齒齡齣齧齲龍龐龔龜";

/// Their simplified forms, in the same order.
const SIMPLIFIED: &str = "\
    丢并乱亚布占并来仑侣局系侠并俩仓个们幸仿值伦伟侧侦偷伪杰伞备效家佣传债伤倾仅侨仆伪侥雇价仪亿侩俭尽偿优储罗凶兑儿内两册幂净冻凛凯\
    别删则克刹刚剥剐创铲划札剧刘刽剑剂剑劲动务勋胜劳势绩剿勋励劝匀汇区协恤却厕历厌厂厉参叁丛吴呐吕员念问启哑启衔唤丧吃乔单哟呛吗呜叹\
    呕尝哗啸恶嘘喷吨当吓啮咽咙向严嚣嘱回囱回国围园圆图团采执坚阶尧报场碱块涂坞场尘堑砖垫坠堕坟墙垦坛压垒坏垄垄坝壮壶寿寿够梦夹奥夺奖\
    奋妆奸侄娱娄妇淫偷妈娇奶婴婶懒娘孙学孪宫宁寝实宁审写宽宠宝将专寻对导尚届尸屉屡层属冈峰岛峡昆昆岗仑岚岁崭娇岭屿岳岿峦岩岩帅师帐带\
    帧帜币帮干几库厕厢厩厦厩厩荫厨庙厂废广庐厅回乃吊张强弹强弥弯汇彝彦雕佛径从复仿彻恒耻悦闷凄恶恼爱栗态惨惭惯怂虑庆欲忧惫怜凭惮愤悯\
    宪忆恳应惩懒怀悬惧欢慑恋戏战戏户扦抛挟舍卷扫抡挣挂采拣扬换挥背构损摇捣抢榨搂挚抠掺击捞撑挠捻掸拨抚扑挞挝捡拥掳择击挡担携据挤抬捣\
    举拟摈拧搁掷扩摆擞扰撵拢拦搀携摄攒挛摊搅揽考叙教败叙敌数驱敛毙斩断旗升时晋昼晕畅暂历晓旷叠晒书会术东锨栅查杆条捆弃枣栋栈栖丫杨枫\
    业极干荣盘构枪杠概桨桩乐梁楼标枢样朴树桦桥机椭横档检台柠槛柜橱樱栏权钦叹欧敛欢岁历归残僵歼杀壳壳毁殴医球毡毡气氢泛泛污污决没冲况\
    溯泄汹凉凄泪净凌沦渊清浅涣减涡测浑凑涌汤准沟温湿沧灭涤汇沪滞渗卤滚满渔沤汉涟渍涨渐浆泼洁潜润溃涩涩澄浇涝涧泽淀浊浓湿泞蒙济涛滥浚\
    潍滨阔溅滤泻浏濒沥濑弥澜洒漓滩湾滦灾气照为乌炯烃无锻辉炼暖烟焕烦荧热炽焰灯磷烧烫营灿毁烛烩熏烬耀烁炉烂争为爷尔床墙笺闸抵牵犊牺状\
    狭狈狰犹呆狱狮奖独狞获猎兽獭献兹佩现管雕珐琐瑶莹玛琅环琼砖瓮产产苏亩毕画异留当畴迭痉酸痹疯疡痪疮疟疗愈瘪痴痒症癣痈瘫发皋皑皱杯盗\
    盏尽监盘卢荡视视众睁眯瞒了蒙瞩矫炮朱研砚硕确码砖础碍矿砾矾炮佑秘禄祸御礼祷秃税秆棱秸种称谷积颖秽颓稳获窝洼穷窑窑窥窜窍灶窃并竖竞\
    笔笋管个笺节范筑筛篓蓑简签帘篮筹藤笼签钥篱箩吁妆粤粪模粮团纠纪约红纫纹纳纽纯纱纸级纷纺扎扎细绅绍终弦组绊结绝绦绞络绚给绒统丝绝绢\
    绑绣绥捆经综绿绸线维纲网绷缀彩纶绽绰绵紧绿绪绪缄线绵缉缎缔缘编缓缅纬练致总缚县绦缝缩纵纤缕总绩绷织缮伞翻绕绣绳绘系茧缴绎继续累缠\
    缨才纤缆线钵坛坛罚骂罢罗群羡义习翘翱端圣闻联聪声耸聂职听听聋肃胁胁脉唇修脱胀肾脑肿脚肠肤胶腻胆脓脸脐腊脏卧临皋台与兴举旧铺馆舱舰\
    艰艳艳苎兹荆庄茎荚华莱万叶苇药荤搜苍席盖莲菱卜蒋葱荫麻荡芜萧蓟姜蔷荐萨蓝艺药蕴蔼芦苏蕴苹兰萝处虚虏号亏蜕蚀虾虱蜗蚁蚂萤蛰蝉虫蚁蝇\
    蝎蜡蛊蚕蛮众蔑术同胡卫冲卫只里补装里制复裤杂袄袜摆衬袭核见规觅觅视览亲觉览观斤抵触订讣计讯讨训讫托记讹讶讼欣诀访设许诉诊注证诈评\
    诅词咏询诣试诗诧诡话该详诛夸志认诞诱语诚诫诬误诵诲说说谁课诽谊调谆谈请谅论谍谐讳讽诸谚诺谋谓誊谎谜谤谦讲谢谣谣谬谨谩哗证讹讥识谭\
    谱噪译议谴护誉读变燕仇仇谗让谰赞溪岂竖丰艳猪狸猫贝贞负财贡贫货贩贪贯责贮资贰贵贬买贷费贴贸贺赂赁贿赅资贾贼赊宾宾赐赏赔贤卖贱赋质\
    账赌赖剩赚购赛赘赠赞赡赢赃赎赣赶赵趋迹局践踊迹踪踌跃蹿躯车轧轨军轩软轴较载挽辅轻辆辉辊辈轮软辑输辐辗舆辖辕转辙轿轰辞办辞辫辩农回\
    乃径这连周进游运过达违遥逊递远适迟迁选遗辽迈还边逻郎邮乡邹乡郧邓郑邻郸酝丑酝酱医酱酿衅释厘钉针钓扣钒焊钎钠钝钩钞钮钧钙铃铀钾铁巨\
    刨铂钳铆铅钵钩铰铬银铜铣铭衔铱焊锐销锈锑铝锌钡锋锄铺锐锯鉴钢录锥锤锭钱锦锚锡错录锰表炼锅镀铡锻锹键锗针钟镁镑锁锤钨镐镇镍旋链铲镜\
    锈镣钟铁镰镭铁铸鉴鉴炉钥镶镊锣钻凿长门闪闭开闰闲闲间闸闹阂关阁合阀哄闺闽阅阅阉阎阈板阔阑闯关阐辟厄坑址陕陕升阵阴陈陆阳阴堤队阶陨\
    坞际邻随险隐陇隶隶只虽双雏杂鸡离难云电沾雾灵青静韧巩秋千韦韧韩韵响页顶顷项顺须颂预顽颁顿颇领颐俯头颊颈颓频颓颗题额颜颜愿颠类顾颤\
    显颅颧风台刮扬飘飞饥饭饮饲饱饰饺饼养饵馁饿余饯馅喂馆喂馈馏馒馈饥饶馋马驭冯驮驰驯驳驻驹驾驶驼骂骇驳骆骏骋骑验骗鬃腾骚骡驱骄验惊骤\
    驴肮脏体仿发佛松胡须斗闹哄斗郁鱼鲁鲍鲜鲤鲸鳃鳖鳞鸟凤鸣鸦鸵鸳鸯鸭鸿鸽鹃鹅鹅鹏雕鹊鹤鸡鸥鹰鹭卤咸碱盐丽麦面面曲面曲么黄点党霉鳖齐斋\
    齿龄出啮龋龙庞龚龟";

/// The simplified form of a character, or the character itself.
pub(super) fn simplified(character: char) -> char {
    let place = u32::from(character).checked_sub(FIRST).and_then(|place| usize::try_from(place).ok());
    let form = place.and_then(|place| FORMS.get(place)).copied().filter(|form| *form != 0);
    form.and_then(|form| char::from_u32(u32::from(form))).unwrap_or(character)
}

/// The first of the characters that stand in the tables.
const FIRST: u32 = 0x4e00;
/// How many characters stand between the first and the last one.
const SPAN: usize = 0x9fff - 0x4e00 + 1;

/// By code point, the simplified form; nothing for a character that has none: texts are simplified character by character, and a
/// search for each would cost more than all the rest.
static FORMS: [u16; SPAN] = forms();

#[expect(clippy::large_stack_arrays, reason = "the compiler makes it, and no stack ever holds it")]
const fn forms() -> [u16; SPAN] {
    let (traditional, simplified) = (TRADITIONAL.as_bytes(), SIMPLIFIED.as_bytes());
    let mut forms = [0; SPAN];
    let mut at = 0;
    while at < traditional.len() {
        forms[(code(traditional, at) - 0x4e00) as usize] = code(simplified, at);
        at += WIDTH;
    }
    forms
}

/// Bytes of every character of the tables.
const WIDTH: usize = 3;

/// The character of three bytes at a place.
const fn code(text: &[u8], at: usize) -> u16 {
    ((text[at] & 0x0f) as u16) << 12 | ((text[at + 1] & 0x3f) as u16) << 6 | (text[at + 2] & 0x3f) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_stands_at_the_same_place_of_both_tables_in_order() {
        let traditional: Vec<char> = TRADITIONAL.chars().collect();
        assert_eq!(traditional.len(), SIMPLIFIED.chars().count());
        assert!(traditional.is_sorted_by(|a, b| a < b));
        assert!(traditional.iter().zip(SIMPLIFIED.chars()).all(|(t, s)| simplified(*t) == s && t.len_utf8() == WIDTH && s.len_utf8() == WIDTH));
    }

    #[test]
    fn characters_of_simplified_texts_stay() {
        assert!("无著覆乾于有台".chars().all(|c| simplified(c) == c));
    }
}
