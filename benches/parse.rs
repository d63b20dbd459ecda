//! How fast feeds are read, and how much memory that takes: `cargo bench`.
//!
//! Speed is measured on the feeds of the folder that `FEEDS` names, or on `tests/corpus` and a feed made here. All readers take
//! turns on the same bytes, and each one's best time for each feed counts, so that their ratios hold on a busy machine, too.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    match native::run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod readers;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::readers::{self, BASE, bare_events, copied_events};
    use rill::feed::{Input, parse};
    use rill::native::decode;
    use std::fmt::Write;
    use std::fs;
    use std::hint::black_box;
    use std::path::PathBuf;
    use std::time::{Duration, Instant};

    /// Turns that each reader takes.
    const TURNS: usize = 60;
    /// The feed whose memory is measured, in bytes.
    const LARGE: usize = 50 << 20;
    /// As many times its size a feed may take.
    const MOST_MEMORY: f64 = 6.0;

    type Feed = Vec<u8>;
    type Read = fn(&[u8]) -> bool;

    /// Who is compared, and by what name.
    const READERS: [(&str, Read); 4] = [
        ("Rill", rill),
        ("quick-xml, bare events", bare_events),
        ("quick-xml, all of it copied", copied_events),
        ("feed-rs", feed_rs),
    ];

    pub fn run() -> Result<(), String> {
        // First, as what is measured is the most that this process ever took.
        memory()?;
        speed()
    }

    fn memory() -> Result<(), String> {
        let feed = made(LARGE);
        let before = most_memory()?;
        let parsed = parse(&Input { bytes: feed.as_bytes(), content_type: None, base: BASE }, decode);
        let parsed = parsed.map_err(|reason| format!("{reason:?}"))?;
        let taken = most_memory()?.saturating_sub(before) + feed.len();
        let times = taken as f64 / feed.len() as f64;
        println!("A feed of {} MB takes {times:.1} times its size, itself included ({} posts)", LARGE >> 20, parsed.entries.len());
        if times < MOST_MEMORY { Ok(()) } else { Err(format!("that is more than {MOST_MEMORY} times")) }
    }

    /// The most memory that this process has had so far, in bytes (Linux's `VmHWM`).
    fn most_memory() -> Result<usize, String> {
        let status = fs::read_to_string("/proc/self/status").map_err(|error| error.to_string())?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
        let kilobytes: usize = line.trim_end_matches("kB").trim().parse().map_err(|_| "VmHWM is no number")?;
        Ok(kilobytes * 1024)
    }

    fn speed() -> Result<(), String> {
        let all = match std::env::var_os("FEEDS") {
            Some(folder) => feeds_in(folder.into())?,
            None => {
                let mut feeds = feeds_in(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"))?;
                feeds.push(made(1 << 20).into_bytes());
                feeds
            }
        };
        // What one of them refuses is left out for all, or it would be the fastest at it.
        let feeds: Vec<&Feed> = all.iter().filter(|feed| READERS.iter().all(|(_, read)| read(feed))).collect();
        let bytes: usize = feeds.iter().map(|feed| feed.len()).sum();
        println!("{} feeds of {}, which all can read: {} kB", feeds.len(), all.len(), bytes / 1000);
        let mut best = READERS.map(|_| vec![Duration::MAX; feeds.len()]);
        for _ in 0..TURNS {
            for (best, (_, read)) in best.iter_mut().zip(READERS) {
                for (best, feed) in best.iter_mut().zip(&feeds) {
                    let start = Instant::now();
                    black_box(read(feed));
                    *best = start.elapsed().min(*best);
                }
            }
        }
        let speeds = best.map(|best| bytes as f64 / 1e6 / best.iter().sum::<Duration>().as_secs_f64());
        for ((name, _), speed) in READERS.iter().zip(speeds) {
            println!("{name:<28} {speed:>6.0} MB/s   Rill is {:.2} times as fast", speeds[0] / speed);
        }
        Ok(())
    }

    fn feeds_in(folder: PathBuf) -> Result<Vec<Feed>, String> {
        let problem = |error: std::io::Error| format!("{}: {error}", folder.display());
        let mut paths = Vec::new();
        for file in fs::read_dir(&folder).map_err(problem)? {
            paths.push(file.map_err(problem)?.path());
        }
        paths.retain(|path| path.is_file() && !path.to_string_lossy().ends_with(".expected.json"));
        paths.sort();
        paths.iter().map(|path| fs::read(path).map_err(problem)).collect()
    }

    fn rill(feed: &[u8]) -> bool {
        readers::rill(feed, decode)
    }

    fn feed_rs(feed: &[u8]) -> bool {
        // It cleans nothing without its feature for that.
        black_box(feed_rs::parser::Builder::new().base_uri(Some(BASE)).build().parse(feed)).is_ok()
    }

    /// A feed of about `size` bytes: a blog with everything in it that blogs have, at most 4,000 posts.
    fn made(size: usize) -> String {
        let mut feed = String::from(
            "<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' \
             xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:slash='http://purl.org/rss/1.0/modules/slash/'>\n<channel>\n\
             <title>The Lamp Room</title>\n<link>https://lamps.example/</link>\n<description>Wicks &amp; oil</description>\n",
        );
        let words = "The lamp by the &lt;em&gt;north&lt;/em&gt; door was lit at six &amp; burnt till morning. ";
        let paragraphs = (size / 4000 / words.len() + 1).max(12) / 2;
        let mut number = 0;
        while feed.len() < size {
            number += 1;
            let written = write!(
                feed,
                "<item>\n  <title>Night {number} &#8211; what burnt</title>\n  <link>https://lamps.example/nights/{number}/</link>\n  \
                 <guid isPermaLink='false'>night-{number}</guid>\n  <dc:creator>Ada Wick</dc:creator>\n  \
                 <pubDate>Sat, 31 Jan 2026 09:30:00 +0000</pubDate>\n  <category>lamps</category>\n  <category>nights</category>\n  \
                 <slash:comments>{}</slash:comments>\n  <description>{}</description>\n  <content:encoded><![CDATA[{}]]>\
                 </content:encoded>\n</item>\n",
                number % 9,
                words.repeat(paragraphs),
                "<p>The lamp by the <em>north</em> door was lit at six and burnt till the morning.</p>\n".repeat(paragraphs),
            );
            debug_assert!(written.is_ok(), "a string takes all");
        }
        feed + "</channel>\n</rss>\n"
    }
}
