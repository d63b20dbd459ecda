//! What hostile and broken HTML becomes: nothing that runs, nothing lost that can be read, never slow.

use proptest::prelude::*;
use rill::html::sanitize;

/// Cleans `html` from `https://example.org/post`, and sees that cleaning the result changes nothing.
fn clean(html: &str) -> String {
    let base = Some("https://example.org/post");
    let once = sanitize(html, base);
    assert_eq!(sanitize(once.as_str(), base), once, "cleaned twice: {html}");
    once.as_str().to_string()
}

fn check(html: &str, expected: &str) {
    assert_eq!(clean(html), expected, "{html}");
}

#[test]
fn prose_stays() {
    for html in [
        "<p>One <em>two</em> <strong>three</strong>.</p>",
        "<h2>Title</h2>\n<p>Text</p>",
        "<ul><li>a</li><li>b<ol start=\"3\" type=\"A\"><li>c</li></ol></li></ul>",
        "<table><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td align=\"right\">1</td></tr></tbody></table>",
        "<pre><code class=\"language-rust\">fn main() {\n    let a = 1 &lt; 2;\n}</code></pre>",
        "<details open=\"\"><summary>a</summary>b</details>",
        "<p dir=\"rtl\" lang=\"he\">שלום</p>",
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
        "<p>x<sup>2</sup> and <math display=\"block\"><mfrac><mi>a</mi><mn>2</mn></mfrac></math></p>",
        "<blockquote><p>a</p></blockquote><hr><p>b<br>c</p>",
    ] {
        check(html, html);
    }
}

#[test]
fn what_runs_goes() {
    check("<script>alert(1)</script>a", "a");
    check("<p onclick=alert(1) style='color:red' class=x>a</p>", "<p>a</p>");
    check("<a href='javascript:alert(1)'>a</a>", "a");
    check("<a href=' java\nscript:alert(1)'>a</a>", "a");
    check("<img src=x onerror=alert(1)>", &image("https://example.org/x"));
    check("<svg onload=alert(1)><text>a</text></svg>b", "b");
    check("<style>p{}</style><link rel=stylesheet href=x><meta http-equiv=refresh content=0><base href=x>a", "a");
    check("<form action=x><input name=a><button>b</button>c</form>", "c");
    check("<iframe src='https://evil.example/'></iframe>a", "a");
    check("<iframe src=//evil.example><script>1</script><b onclick=1>the <!--</iframe>--> poll</b></iframe>a", "<b>the poll</b>a");
    check(
        "<math><mrow xlink:href='javascript:1' xlink:show=embed><mi>a</mi></mrow></math>",
        "<math><mrow><mi>a</mi></mrow></math>",
    );
    check("<mrow xlink:href='https://a.org/'>a</mrow><p xlink:href=https://a.org>b</p>", "a<p>b</p>");
    check(
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<math><mtext></mtext></math><table></table>",
    );
    check("<a href=\"data:text/html,<script>1</script>\">a</a>", "a");
    check("<img src='data:image/svg+xml,<svg onload=1>'>", "");
    check("<object data=x.swf><embed src=y.swf>fallback</object>", "fallback");
    check("<template><p>a</p></template>b<noscript><p>c</p></noscript>", "b<p>c</p>");
}

fn image(src: &str) -> String {
    format!("<img src=\"{src}\" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\">")
}

/// What cleaning puts on a link.
const OUT: &str = " rel=\"noopener noreferrer\" target=\"_blank\"";

#[test]
fn links() {
    check("<a href=/a?utm_source=feed&b=1>x</a>", &format!("<a href=\"https://example.org/a?b=1\"{OUT}>x</a>"));
    check("<a href='mailto:a@b.org' title=t>x</a>", &format!("<a title=\"t\" href=\"mailto:a@b.org\"{OUT}>x</a>"));
    check("<a title=t>x</a> y", "<a title=\"t\">x</a> y");
    check("<a href='https://h.org/\"'>x</a>", &format!("<a href=\"https://h.org/&quot;\"{OUT}>x</a>"));
    check(
        "<math><mrow xlink:href=//h.org xlink:show=new onclick=1><mi>x</mi></mrow></math>",
        "<math><mrow xlink:href=\"https://h.org/\" xlink:show=\"new\"><mi>x</mi></mrow></math>",
    );
    check("<!' <a href=//h.org>x</a>", &format!("&lt;!' <a href=\"https://h.org/\"{OUT}>x</a>"));
    check("<a>x</a> <a href=''>y</a> <a href=//h.org></a>", "x y");
    check("<a href=a><div>x</div></a>", &format!("<a href=\"https://example.org/a\"{OUT}><div>x</div></a>"));
}

#[test]
fn footnotes() {
    let note = "<p>a<sup id=\"p-r1\"><a href=\"#p-f1\">1</a></sup></p><p id=\"p-f1\">b <a href=\"#p-r1\">↩</a></p>";
    check("<p>a<sup id=r1><a href='#f1'>1</a></sup><p id=f1>b <a href=#r1>&#8617;</a>", note);
    check("<p>a<sup id=r1><a href='https://example.org/post#f1'>1</a></sup><p id=f1>b <a href=#r1>↩</a>", note);
    check("<a href=#fn%3A1>1</a><a name=fn:1></a>", "<a href=\"#p-fn:1\">1</a><span id=\"p-fn:1\"></span>");
    check("<a href=#nowhere>1</a>", &format!("<a href=\"https://example.org/post#nowhere\"{OUT}>1</a>"));
}

#[test]
fn pictures_and_players() {
    check(
        "<img src=a.png width=640px height=50% alt='a \"b\"'>",
        "<img width=\"640\" alt=\"a &quot;b&quot;\" src=\"https://example.org/a.png\" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\">",
    );
    check("a<img src=a.gif width=1 height=1>b<img src=https://pixel.wp.com/b.gif>c<img>d", "abcd");
    check("<a href=x><img src=https://pixel.wp.com/b.gif></a>a", "a");
    check(
        "<img src='data:image/gif;base64,R0lGOD' data-src=real.jpg><noscript><img src=real.jpg></noscript>",
        &image("https://example.org/real.jpg"),
    );
    check("<img class=wp-smiley alt='🙂' src=https://s.w.org/1.png>", "🙂");
    check(
        "<picture><source srcset='a.webp 1x, b.webp 2x' type=image/webp><img src=a.png></picture>",
        &format!(
            "<picture><source srcset=\"https://example.org/a.webp 1x, https://example.org/b.webp 2x\" type=\"image/webp\">{}</picture>",
            image("https://example.org/a.png")
        ),
    );
    check(
        "<video autoplay src=a.mp4 poster=a.png>old browser</video>",
        "<video src=\"https://example.org/a.mp4\" poster=\"https://example.org/a.png\" controls=\"\" preload=\"none\"></video>",
    );
    check(
        "<audio><source src=a.mp3 type=audio/mpeg><p>none</p></audio>b",
        "<audio controls=\"\" preload=\"none\"><source src=\"https://example.org/a.mp3\" type=\"audio/mpeg\"></audio>b",
    );
    check("<video></video><source src=a.mp4>a", "a");
    check(
        "<iframe src='//www.youtube.com/embed/abcdefghijk' title='A talk' allowfullscreen></iframe>",
        &format!(
            "<a data-embed=\"youtube:abcdefghijk\" href=\"https://www.youtube.com/watch?v=abcdefghijk\"{OUT} class=\"embed\">A talk</a>"
        ),
    );
}

#[test]
fn broken_markup_is_mended() {
    check("<p>a<p>b<b>c<i>d</b>e</i>", "<p>a</p><p>b<b>c<i>d</i></b><i>e</i></p>");
    check("</div></p>a</b><td>b", "ab");
    check("<textarea><b>x</b></textarea>", "<pre>&lt;b&gt;x&lt;/b&gt;</pre>");
    check("a &amp;lt; b &lt;script&gt; &nbsp;c", "a &amp;lt; b &lt;script&gt; &nbsp;c");
    check("5 < 6 & 7 > 2", "5 &lt; 6 &amp; 7 &gt; 2");
    check("<article><header><h1>a</h1></header><main>b</main></article>", "<div><div><h1>a</h1></div><div>b</div></div>");
}

/// Each of these kept some cleaner busy for half a minute or more. All text must come through.
#[test]
fn enormous_input_is_flattened() {
    let many = 50_000;
    let inputs = [
        "<div>".repeat(many),
        "<b>".repeat(many),
        format!("<p {}>", "a=1 ".repeat(many)),
        format!("<p {}>", (0..many).map(|n| format!("a{n}=1 ")).collect::<String>()),
        "<table>".repeat(many),
        "<a><p>".repeat(many),
        (0..many).map(|n| format!("<p><font size={n}><b id={n}></p>")).collect(),
        "<svg><style>".repeat(many),
        "<svg>".repeat(many),
        format!("{}<svg></svg>", "<svg><title></svg>".repeat(many)),
        "<!--".repeat(many),
        "<a \"".repeat(many),
        "</p>".repeat(many),
        format!("<table>{}", "<b>x".repeat(many)),
        format!("<table>{}", "x<tr>".repeat(many)),
        "<ul><li>".repeat(many),
        "<math><mtext>".repeat(many),
        "<select><option>".repeat(many),
        "<textarea><iframe><xmp>".repeat(many),
        "&".repeat(many),
        "&a".repeat(many),
        "<".repeat(many),
        format!("<img srcset='{}'>", "a.png 1x,".repeat(many)),
    ];
    for input in inputs {
        let cleaned = clean(&format!("before {input}"));
        assert!(cleaned.starts_with("before"), "{}", &input[..40]);
        assert!(cleaned.len() <= input.len() * 8 + 100, "{}: {}", &input[..40], cleaned.len());
    }
    let deep = clean(&format!("{}inside{}after", "<div>".repeat(many), "</div>".repeat(many)));
    assert!(deep.contains("inside") && deep.ends_with("after"));
}

/// Pieces that make trouble when they meet.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i id=x>",
        "</i>",
        "<a href=/x>",
        "<a name=y>",
        "</a>",
        "<div>",
        "</div>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
        "</table>",
        "<th>",
        "<caption>",
        "</caption>",
        "<thead>",
        "<math>",
        "<mi>",
        "</mi>",
        "<mtext>",
        "</math>",
        "<svg>",
        "</svg>",
        "<style>",
        "</style>",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<img src=a>",
        "<br>",
        "</br>",
        "<pre>",
        "</pre>",
        "\n",
        "\n\n",
        " ",
        "x",
        "&nbsp;",
        "&amp;",
        "&lt;",
        "<",
        ">",
        "\"",
        "<!--",
        "-->",
        "<h1>",
        "</h1>",
        "<h2>",
        "<ruby>",
        "<rt>",
        "</ruby>",
        "<select>",
        "</select>",
        "<option>",
        "<details>",
        "<summary>",
        "</details>",
        "<picture>",
        "<source srcset=a>",
        "</picture>",
        "<video src=a>",
        "</video>",
        "<audio>",
        "<code class=language-a>",
        "</code>",
        "<blockquote>",
        "</blockquote>",
        "<dl>",
        "<dt>",
        "<dd>",
        "</dl>",
        "<span dir=rtl>",
        "</span>",
        "<hr>",
        "<a href=#x>",
        "<a href='#p-x'>",
        "<textarea>",
        "</textarea>",
        "<noscript>",
        "<form>",
        "<button>",
        "</button>",
        "<p id=x>",
        "<section>",
        "</section>",
        "<template>",
        "</template>",
        "<annotation-xml encoding=text/html>",
        "<mglyph>",
        "<foreignObject>",
        "<body>",
        "<frameset>",
        "<iframe src=//youtu.be/abcdefghijk>",
        "</iframe>",
        "<sub>",
        "</sub>",
        "<small>",
        "<u>",
        "</u>",
        "<font>",
        "<nobr>",
        "\r",
        "\u{a0}",
        "é",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn cleaning_twice_is_cleaning_once(html in pieces()) {
        clean(&html);
    }

    #[test]
    fn any_text_can_be_cleaned(html in ".{0,80}") {
        clean(&html);
        sanitize(&html, None);
    }
}
