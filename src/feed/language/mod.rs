//! The language of a text that does not say so, for hyphenation, quotes, search and the right shapes of Han characters.
//!
//! By its script first, which settles most languages; those that share one are told apart by letters that only they have, and
//! those of Latin script by their frequent short words. Where that is not plain there is no answer: a wrong one hyphenates badly.

mod letters;
mod script;
mod words;

use script::Script;

/// Fewer letters than this say nothing.
const MIN_LETTERS: usize = 24;

/// The language of plain `text` as BCP 47 writes it, `en` or `zh-Hant`; `None` when it is too short or not plain.
pub fn guess_language(text: &str) -> Option<&'static str> {
    let (script, letters, all) = script::main(text)?;
    // A language is in sight when most letters are of one script.
    if all < MIN_LETTERS || letters * 3 < all * 2 {
        return None;
    }
    match script {
        Script::Only(language) => Some(language),
        Script::Han => letters::han(text),
        Script::Cyrillic => letters::cyrillic(text),
        Script::Arabic => letters::arabic(text),
        Script::Devanagari => letters::devanagari(text),
        Script::Latin => words::latin(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(guess_language(text), expected, "{text}");
    }

    #[test]
    fn by_script() {
        check("Ένα ποτάμι από αναρτήσεις διαβάζεται από πάνω προς τα κάτω.", Some("el"));
        check("נהר של פוסטים נקרא מלמעלה למטה, ויש לו סוף.", Some("he"));
        check("แม่น้ำของบทความอ่านจากบนลงล่างและมีจุดจบ", Some("th"));
        check("글의 강은 위에서 아래로 읽고 끝이 있습니다. 그래서 읽을 수 있습니다.", Some("ko"));
        check("記事の川は上から下へ読むもので、終わりがあります。それが大切なことです。", Some("ja"));
        check("文章的河流从上往下读，它有一个尽头。这就是我们说的重点，没有别的。", Some("zh-Hans"));
        check("文章的河流從上往下讀，它有一個盡頭。這就是我們說的重點，沒有別的。", Some("zh-Hant"));
    }

    #[test]
    fn by_letters() {
        check("Лента записей читается сверху вниз, и у неё есть конец: в этом вся мысль, мы это помним.", Some("ru"));
        check("Стрічка дописів читається згори донизу, і в неї є кінець: її можна дочитати.", Some("uk"));
        check("Стужка допісаў чытаецца зверху ўніз, і ў яе ёсць канец, які можна ўбачыць.", Some("be"));
        check("Потокът от публикации се чете отгоре надолу и има край, който може да се види. Това е съвсем ясно.", Some("bg"));
        check("Река чланака чита се одозго надоле и има крај, који се може видети. Њен ток је миран.", Some("sr"));
        check("يُقرأ نهر المقالات من أعلى إلى أسفل، وله نهاية واضحة.", Some("ar"));
        check("رود نوشته‌ها را از بالا به پایین می‌خوانند و پایانی دارد که می‌توان به آن رسید.", Some("fa"));
        check("تحریروں کا دریا اوپر سے نیچے پڑھا جاتا ہے اور اس کا ایک اختتام ہے۔", Some("ur"));
        check("लेखों की नदी ऊपर से नीचे पढ़ी जाती है और उसका अंत होता है।", Some("hi"));
    }

    #[test]
    fn by_words() {
        let river = [
            (
                "en",
                "A river of posts is read from the top, and it has an end, which is the point of it. Nothing in it was chosen by somebody else, and what you have read stays read.",
            ),
            (
                "de",
                "Ein Fluss von Beiträgen wird von oben gelesen, und er hat ein Ende, das ist der Sinn der Sache. Nichts darin hat sich ein anderer ausgedacht, und was ich gelesen habe, ist auch morgen noch gelesen.",
            ),
            (
                "fr",
                "Une rivière de billets se lit du haut vers le bas, et elle a une fin, ce qui est tout le sens de la chose. Rien dans les billets n'est choisi par un autre, et ce que vous lisez pour vous reste lu.",
            ),
            (
                "es",
                "Un río de entradas se lee desde arriba, y tiene un final, que es lo que importa. Nada en el río lo elige otra persona, y lo que una lee con calma queda leído para siempre, como debe ser.",
            ),
            (
                "pt",
                "Um rio de textos lê-se de cima para baixo, e tem um fim, que é o que importa. Nada no rio foi escolhido por uma outra pessoa, e o que se leu não volta a aparecer como novo, com os dias.",
            ),
            (
                "it",
                "Un fiume di articoli si legge dall'alto, e ha una fine, che è il senso della cosa. Niente nel fiume è scelto da altri, e quello che si è letto non torna più come nuovo, anche per chi legge con calma.",
            ),
            (
                "nl",
                "Een rivier van berichten lees je van boven naar beneden, en hij heeft een einde, want dat is waar het om gaat. Niets is door een ander gekozen, en wat gelezen is, blijft ook gelezen, maar niet vergeten.",
            ),
            (
                "sv",
                "En flod av inlägg läser man uppifrån och ner, och den har ett slut, som är det som det handlar om. Inget är valt av någon annan, och det man har läst är läst, för att det inte ska komma igen.",
            ),
            (
                "da",
                "En flod af indlæg læser man fra oven, og den har en ende, og det er meningen med det. Intet er valgt af andre, og det jeg har læst efter middag, er ikke nyt igen, for mig er det læst.",
            ),
            (
                "nb",
                "En elv av innlegg leser man ovenfra, og den har en slutt, og det er meningen med det. Ingenting er valgt av noen andre, og det jeg har lest etter middag, er ikke nytt igjen, for meg er det lest.",
            ),
            (
                "fi",
                "Kirjoitusten joki luetaan ylhäältä alas, ja sillä on loppu, ja se on koko asian ydin. Mitään ei ole valittu muiden puolesta, mutta kun jokin on luettu, niin se on luettu, ja myös huomenna se on niin.",
            ),
            (
                "pl",
                "Rzeka wpisów jest czytana z góry na dół i ma koniec, bo o to w tym chodzi. Nic w niej nie jest wybrane przez kogoś innego, a to, co się przeczyta, jest już za nami i nie wraca jak nowe.",
            ),
            (
                "cs",
                "Řeka zápisků se čte shora dolů a má konec, a to je to, na čem záleží. Nic v ní není vybráno někým jiným, ale to, co jsem četl, se už nevrací, jak by se to stalo jinde, a je klid.",
            ),
            (
                "tr",
                "Yazılardan bir nehir yukarıdan aşağı okunur ve bir sonu var, bu da asıl olan şey. İçinde başkasının seçtiği bir şey yok, ama okunan yazı daha sonra yeni gibi gelmez, çünkü bu çok kolay değil.",
            ),
            (
                "ro",
                "Un râu de articole se citește de sus în jos și are un sfârșit, care este rostul lui. Nimic din el nu a fost ales de altul, iar ce este citit nu mai vine ca nou, pentru că așa este mai bine să fie.",
            ),
            (
                "hu",
                "A bejegyzések folyója felülről olvasható, és van vége, mert ez a lényeg. Semmit nem más választott ki, és az, amit már olvastam, nem jön vissza, mint ha új volna, hogy csak egy legyen meg.",
            ),
            (
                "ca",
                "Un riu d'entrades es llegeix de dalt a baix, i té un final, que és el que importa. Res no és triat per una altra persona, i el que s'ha llegit amb calma queda llegit, com els dies i les nits.",
            ),
            (
                "id",
                "Sungai tulisan ini dibaca dari atas ke bawah, dan ada akhirnya, itu yang penting untuk kita. Tidak ada yang dipilih oleh orang lain, dan yang sudah dibaca tidak akan kembali dengan wajah baru.",
            ),
            (
                "vi",
                "Một dòng sông của những bài viết được đọc từ trên xuống, và nó có điểm cuối, đó là điều quan trọng. Không có gì trong đó được chọn cho người khác, và những bài đã đọc là đã đọc.",
            ),
        ];
        for (language, text) in river {
            check(text, Some(language));
        }
    }

    #[test]
    fn no_answer() {
        check("", None);
        check("Rill 2.0", None);
        check(
            "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore dolore magna aliqua enim minim veniam quis nostrud",
            None,
        );
        check("12345 67890 12345 67890 12345 67890 12345 67890", None);
        check("fn main() { let river = posts.iter().filter(Post::is_unread).collect::<Vec<_>>(); println!(\"{river}\"); }", None);
        check("A short text of one script, а другая половина написана совсем иначе, кириллицей", None);
    }
}
