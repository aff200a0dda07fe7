//! Finds persons in Chinese, Japanese and Korean, which write no capitals and, but for Korean, no spaces: a family name that the
//! language has, and an office right beside the name.

use std::ops::Range;

use crate::actors::article::Part;

/// Chinese family names of one character, in both ways of writing.
const CHINESE_FAMILIES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘蒋蔣蔡余杜\
     叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋傅方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴\
     莫孔汤湯温溫康施牛樊葛邢齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢季裴霍涂苗谷\
     盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒牟艾尤阳陽穆农農司卓古吉缪繆简簡车車项項芦蘆麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂佟應臧闵閔苟邬鄔边邊卞姬师師仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池苑迟遲邝鄺谈談匡";

/// Chinese offices and roles that stand before a name.
const CHINESE_BEFORE: [&str; 105] = [
    "发言人",
    "發言人",
    "部长",
    "部長",
    "外长",
    "外長",
    "总统",
    "總統",
    "总理",
    "總理",
    "首相",
    "主席",
    "议员",
    "議員",
    "立委",
    "市长",
    "市長",
    "省长",
    "省長",
    "县长",
    "縣長",
    "书记",
    "書記",
    "秘书长",
    "秘書長",
    "大使",
    "将军",
    "將軍",
    "司令",
    "主任",
    "局长",
    "局長",
    "校长",
    "校長",
    "教授",
    "学者",
    "學者",
    "专家",
    "專家",
    "分析师",
    "分析師",
    "记者",
    "記者",
    "律师",
    "律師",
    "导演",
    "導演",
    "演员",
    "演員",
    "作家",
    "教练",
    "教練",
    "董事长",
    "董事長",
    "总裁",
    "總裁",
    "研究员",
    "研究員",
    "首席执行官",
    "首席執行官",
    "执行长",
    "執行長",
    "创办人",
    "創辦人",
    "创始人",
    "創始人",
    "总经理",
    "總經理",
    "行长",
    "行長",
    "特使",
    "代表",
    "清盘人",
    "清盤人",
    "干事长",
    "幹事長",
    "检察长",
    "檢察長",
    "总检察长",
    "院长",
    "院長",
    "法官",
    "检察官",
    "檢察官",
    "党魁",
    "黨魁",
    "领袖",
    "領袖",
    "领导人",
    "領導人",
    "司令员",
    "参谋长",
    "參謀長",
    "上将",
    "上將",
    "中将",
    "中將",
    "少将",
    "少將",
    "厅长",
    "廳長",
    "委员长",
    "委員長",
    "负责人",
    "負責人",
];

/// Verbs of saying behind a Chinese name.
const CHINESE_SAYING: [&str; 19] = [
    "表示", "指出", "认为", "認為", "强调", "強調", "透露", "宣布", "呼吁", "呼籲", "称", "稱", "说", "說", "回应", "回應",
    "坦言", "直言", "批评",
];

/// What stands behind a Chinese name: verbs of saying and doing, small words, marks.
const CHINESE_BEHIND: &str = "邀唱演获獲得今昨宣率带帶参參到来來去说說表称稱指认認强強在与與和对對将將会會也是批回要呼宣访訪出陪同提发發主接抵赴向从從就则則已曾已未没沒称透介警重希反否承坦补補等及及，。、：；！？（）「」“”《》,. \n";

/// Japanese family names.
const JAPANESE_FAMILIES: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 清水 山崎 森 池田 橋本 \
     阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 岡本 金子 藤原 三浦 中野 中川 原田 松田 竹内 小野 \
     田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 丸山 増田 杉山 村田 大塚 新井 小山 平野 藤本 河野 \
     上野 野口 武田 松井 千葉 菅原 岩崎 木下 久保 佐野 野村 松尾 菊地 杉本 市川 古川 大西 島田 水野 桜井 渡部 高野 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 \
     五十嵐 川口 平田 関 中田 久保田 服部 東 岩田 土屋 川崎 福島 本田 樋口 辻 永井 川上 秋山 中西 田口 山中 矢野 吉村 川村 松岡 荒木 大橋 小野寺 浜田 星野 馬場 \
     比嘉 大谷 植田 森山 赤沢 是枝 広瀬 萩生田 茂木 岸田 石破 高市 小泉 麻生 菅 安倍 野田 枝野 泉 玉木 志位 田村 吉村 小池 黒田 岩屋 中谷 林 上川 城内 加藤 鈴木 武藤 村井 木原";

/// Japanese offices and ways of address behind a name.
const JAPANESE_BEHIND: [&str; 42] = [
    "氏",
    "さん",
    "首相",
    "大統領",
    "外相",
    "防衛相",
    "財務相",
    "経済再生相",
    "官房長官",
    "幹事長",
    "総裁",
    "社長",
    "会長",
    "監督",
    "議員",
    "知事",
    "市長",
    "報道官",
    "教授",
    "選手",
    "投手",
    "容疑者",
    "被告",
    "大臣",
    "長官",
    "代表",
    "委員長",
    "書記長",
    "大使",
    "司令官",
    "総司令官",
    "弁護士",
    "被告人",
    "衆院議員",
    "参院議員",
    "元首相",
    "前首相",
    "国務長官",
    "議長",
    "主席",
    "副大統領",
    "国防相",
];

/// Korean family names of one syllable.
const KOREAN_FAMILIES: &str = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편";

/// Korean offices and ways of address behind a name.
const KOREAN_BEHIND: [&str; 40] = [
    "대통령",
    "총리",
    "장관",
    "차관",
    "의원",
    "대표",
    "회장",
    "사장",
    "부회장",
    "부사장",
    "대변인",
    "교수",
    "위원장",
    "의장",
    "시장",
    "지사",
    "감독",
    "선수",
    "검사",
    "판사",
    "변호사",
    "기자",
    "작가",
    "배우",
    "씨",
    "국장",
    "실장",
    "원장",
    "총장",
    "대사",
    "사령관",
    "총재",
    "이사장",
    "연구원",
    "소장",
    "앵커",
    "후보",
    "전문위원",
    "원내대표",
    "비서관",
];

/// The names of persons, as their words and the labels to show.
pub(super) fn names(language: &str, part: &Part<'_>) -> Vec<(Range<usize>, String)> {
    let stretches = match language {
        "zh" => chinese(part.text),
        "ja" => japanese(part.text),
        _ => korean(part),
    };
    let named = stretches.into_iter().map(|bytes| {
        let label = part.text[bytes.clone()].to_string();
        (part.words_within(bytes.start, bytes.end), label)
    });
    named.filter(|(words, _)| !words.is_empty()).collect()
}

/// `发言人毛宁说`.
fn chinese(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for office in CHINESE_BEFORE {
        for (at, _) in text.match_indices(office) {
            let start = at + office.len();
            let mut rest = text[start..].char_indices();
            if !rest.next().is_some_and(|(_, family)| CHINESE_FAMILIES.contains(family)) {
                continue;
            }
            let ends: Vec<usize> = rest.take(3).map(|(offset, _)| start + offset).collect();
            // Two characters for the given name, or one.
            for end in [ends.get(2).copied().unwrap_or(text.len()), ends.get(1).copied().unwrap_or(text.len())] {
                let name = &text[start..end];
                let is_han = name.chars().all(|character| matches!(character, '\u{4E00}'..='\u{9FFF}'));
                let stops = text[end..].chars().next().is_none_or(|next| CHINESE_BEHIND.contains(next));
                let ends_well = name.chars().skip(1).all(|character| !"说說表称稱在与和對对".contains(character));
                if is_han && stops && ends_well && name.chars().count() > 1 {
                    found.push(start..end);
                    break;
                }
            }
        }
    }
    found.extend(speakers(text));
    found.extend(foreigners(text));
    found.sort_by_key(|bytes| (bytes.start, bytes.end));
    found.dedup_by_key(|bytes| bytes.start);
    found
}

/// `，杨惠妍表示`: a family name and two characters between the beginning of a clause and a verb of saying. Of two characters alone far too many are
/// other words.
fn speakers(text: &str) -> Vec<Range<usize>> {
    const LENGTH: usize = 3;
    let mut found = Vec::new();
    for verb in CHINESE_SAYING {
        for (end, _) in text.match_indices(verb) {
            let mut back = text[..end].char_indices().rev();
            let Some((start, family)) =
                back.by_ref().take(LENGTH).last().filter(|(at, _)| text[*at..end].chars().count() == LENGTH)
            else {
                continue;
            };
            let begins = text[..start].chars().next_back().is_none_or(|before| "，。、：；！？“”「」\n ".contains(before));
            let name = &text[start..end];
            let is_han = name.chars().all(|character| matches!(character, '\u{4E00}'..='\u{9FFF}'));
            let is_word = name.chars().skip(1).any(|character| CHINESE_NO_NAMES.contains(character));
            if begins && is_han && CHINESE_SURE_FAMILIES.contains(family) && !is_word {
                found.push(start..end);
            }
        }
    }
    found
}

/// Family names that hardly begin another word of three characters.
const CHINESE_SURE_FAMILIES: &str = "李张張刘劉陈陳杨楊赵趙吴吳周徐孙孫郭罗羅郑鄭梁谢謝韩韓冯馮邓鄧曹彭曾肖蕭潘蒋蔣蔡杜叶葉魏吕呂姚卢盧崔钟鍾谭譚廖贾賈韦韋傅邹鄒孟熊秦邱尹薛阎閻段侯龚龔邵钱錢严嚴覃戴孔汤湯康樊邢乔喬赖賴庞龐颜顏倪庄莊聂聶鲁魯殷詹欧歐耿焦俞柯阮梅童凌毕畢";

/// Characters of which other words are made than given names.
const CHINESE_NO_NAMES: &str = "馆館店厂廠会的了是在和与與对對将將会會也们們这這那都还還就又再人者员員部局方国國省市区區县縣长長官家司党黨军軍院校报報社团團队隊先生女士公布告书書法院们日月年时時";

/// The characters by which Chinese writes the sounds of foreign names.
const SOUNDS: &str = "阿埃艾爱安奥澳巴白班邦保鲍贝本比彼毕别宾波伯勃博卜布查昌茨达戴丹当道德登邓迪蒂丁杜敦多厄恩尔法凡范菲费芬丰冯佛夫弗福富盖甘冈戈哥格根古瓜哈汉豪赫亨洪胡华     怀惠霍基吉加贾杰金卡凯坎康考科克肯库夸昆拉莱赖兰朗劳勒雷里利莉丽连列林琳卢鲁伦罗洛吕玛迈麦曼芒毛梅门蒙米密敏莫默姆穆纳娜奈内尼涅宁纽农努诺欧帕派潘庞佩彭皮珀普齐恰钱乔琴     让热荣茹瑞若萨塞赛桑瑟沙莎绍舍申沈圣施史舒朔斯丝苏孙索塔泰坦汤唐陶特滕提廷图托瓦万旺威韦维魏温文沃武西希锡夏香谢辛欣匈许逊雅亚扬耶叶伊因英尤约泽扎詹佐兹钦优娅罕易妮蕾琪奇     切彻策贡共通那婭薩爾達蘭羅盧馬瑪麥門蓋岡漢華懷賈傑凱薩烏烏納內紐農諾歐龐齊錢喬讓榮塞紹聖蘇孫湯陶圖萬韋維溫錫謝許遜雅亞揚葉約澤";

/// `佩通坦·钦那瓦`: what a dot joins is one name of somebody from elsewhere.
fn foreigners(text: &str) -> Vec<Range<usize>> {
    const MOST: usize = 6;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (dot, mark) in text.match_indices('·') {
        let is_sound = |character: &char| SOUNDS.contains(*character);
        let before: usize = text[..dot].chars().rev().take(MOST).take_while(is_sound).map(char::len_utf8).sum();
        let after: usize = text[dot + mark.len()..].chars().take(MOST).take_while(is_sound).map(char::len_utf8).sum();
        if before < 2 * '阿'.len_utf8() || after < 2 * '阿'.len_utf8() {
            continue;
        }
        let (start, end) = (dot - before, dot + mark.len() + after);
        match found.last_mut() {
            // Of three names the middle one stands behind one dot and before the other.
            Some(last) if last.end > start => last.end = end,
            _ => found.push(start..end),
        }
    }
    found
}

/// `佐藤恒治社長`, `高木慎一郎氏`.
fn japanese(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let is_han = |character: char| matches!(character, '\u{4E00}'..='\u{9FFF}' | '々');
    for office in JAPANESE_BEHIND {
        for (end, _) in text.match_indices(office) {
            let own = |character: char| is_han(character) || matches!(character, 'ぁ'..='ん') && office == "さん";
            let run = text[..end].char_indices().rev().take_while(|(_, character)| is_han(*character)).count();
            let starts: Vec<usize> = text[..end].char_indices().rev().take(run.min(6)).map(|(at, _)| at).collect();
            let of_length = |length: &usize| starts.get(length - 1).map(|start| *start..end);
            let fits = |bytes: &Range<usize>| {
                let name = &text[bytes.clone()];
                name.chars().all(own)
                    && JAPANESE_FAMILIES.split_whitespace().any(|family| {
                        name.strip_prefix(family).is_some_and(|given| (1..=3).contains(&given.chars().count()))
                    })
            };
            // The whole run, so that no body is cut in two: `日本銀行総裁`.
            if (3..=6).contains(&run)
                && let Some(bytes) = of_length(&run).filter(fits)
            {
                found.push(bytes);
            }
        }
    }
    found.extend(in_katakana(text));
    // `安倍晋三元首相`: of two offices the longer leaves the shorter name.
    found.sort_by_key(|bytes| (bytes.start, bytes.end));
    found.dedup_by(|later, earlier| later.start < earlier.end);
    found
}

/// `デビッド・マッコール会長`: names from elsewhere, with a dot between them, before an office.
fn in_katakana(text: &str) -> Vec<Range<usize>> {
    const MOST: usize = 30;
    let is_own = |character: &char| matches!(character, 'ァ'..='ヺ' | 'ー' | '・' | '＝');
    let mut found = Vec::new();
    for office in JAPANESE_BEHIND {
        for (end, _) in text.match_indices(office) {
            let bytes: usize = text[..end].chars().rev().take(MOST).take_while(is_own).map(char::len_utf8).sum();
            let name = text[end - bytes..end].trim_matches(['・', '＝', 'ー']);
            let start = end - bytes;
            let parts: Vec<&str> = name.split(['・', '＝']).collect();
            let are_names = parts.len() > 1 && parts.iter().all(|part| part.chars().count() > 1);
            if are_names && name.len() == bytes {
                found.push(start..end);
            }
        }
    }
    found
}

/// `이재용 회장`, `박정호 씨는`, `조현 외교부 장관`.
fn korean(part: &Part<'_>) -> Vec<Range<usize>> {
    let word = |place: usize| part.words[place].of(part.text);
    let ends_with = |written: &str, endings: &[&str]| endings.iter().any(|ending| written.ends_with(ending));
    let is_body = |written: &str| ends_with(written, &["부", "청", "처", "원", "당", "시", "도", "은행"]);
    // Particles, and words for a people or a state.
    let is_other = |written: &str| ends_with(written, &["의", "는", "를", "을", "에", "과", "와", "인", "국"]);
    let is_office = |written: &str| KOREAN_BEHIND.iter().any(|office| written.starts_with(office));
    let is_joined = |place: usize| part.words.get(place).is_some_and(|next| !next.begins_sentence);
    let mut found = Vec::new();
    for place in 0..part.words.len() {
        let name = word(place);
        let length = name.chars().count();
        let is_hangul = name.chars().all(|character| matches!(character, '가'..='힣'));
        let has_family = name.chars().next().is_some_and(|family| KOREAN_FAMILIES.contains(family));
        if !is_hangul || !has_family || !(2..=3).contains(&length) || is_body(name) || is_other(name) || is_office(name) {
            continue;
        }
        let follows = is_joined(place + 1) && is_office(word(place + 1))
            || length == 3
                && is_joined(place + 1)
                && is_joined(place + 2)
                && is_body(word(place + 1))
                && is_office(word(place + 2));
        if follows && (length == 3 || word(place + 1).starts_with('씨')) {
            found.push(part.words[place].start as usize..part.words[place].end as usize);
        }
    }
    found
}
