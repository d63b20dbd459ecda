//! The policy: Rill's own scripts and cleaned HTML, nothing else.

use rill::browser::trusted::{script_url, show_html};
use rill::html::{POLICY, SafeHtml};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn only_scripts_of_the_pages_own_folder_pass() {
    let check = |address: &str, expected: bool| assert_eq!(script_url(address).is_ok(), expected, "{address}");
    check("./sw.js", true);
    check("worker-0123456789abcdef/worker_loader.js", true);
    check("https://elsewhere.example/worker.js", false);
    check("data:text/javascript,1", false);
    check("blob:https://elsewhere.example/1", false);
}

#[wasm_bindgen_test]
fn cleaned_html_is_shown() {
    let document = web_sys::window().unwrap().document().unwrap();
    let element = document.create_element("div").unwrap();
    let html = SafeHtml::stored("<p>Ebb and <em>flow</em></p>".into(), POLICY).unwrap();
    show_html(&element, &html).unwrap();
    assert_eq!(element.text_content().as_deref(), Some("Ebb and flow"));
    assert_eq!(element.query_selector_all("em").unwrap().length(), 1);
}
