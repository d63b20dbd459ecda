//! Failures in a person's words: what happened, and what to do next. Nothing else turns an error into a sentence.

use super::clock;
use super::words::{Word, say, say_with};
use crate::browser::db::StoreError;
use crate::command::{Address, View};
use crate::model::Failure;
use crate::search::{Mistake, Problem};

/// A failure, said.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// What happened, in one sentence.
    pub what: String,
    /// What to do about it, in one sentence.
    pub next: String,
    /// Where in Rill it can be done.
    pub link: Option<Address>,
}

/// Says a failure.
pub fn failure(failure: &Failure) -> Said {
    use Failure::*;
    let settings = Some(Address::of(View::Settings));
    let status = |word, code: &u16| say_with(word, "status", &code.to_string());
    let (what, next, link) = match failure {
        NotAnAddress => (say(Word::NotAnAddress), say(Word::NotAnAddressNext), None),
        Offline => (say(Word::IsOffline), say(Word::IsOfflineNext), None),
        Unreachable => (say(Word::Unreachable), say(Word::UnreachableNext), None),
        NoProxy => (say(Word::NoProxy), say(Word::NoProxyNext), settings),
        ProxyRefused(code) => (status(Word::ProxyRefused, code), say(Word::ProxyRefusedNext), settings),
        ProxyUnreachable => (say(Word::ProxyUnreachable), say(Word::ProxyUnreachableNext), settings),
        SiteUnreachable => (say(Word::SiteUnreachable), say(Word::UnreachableNext), None),
        Forbidden(code) => (status(Word::Forbidden, code), say(Word::ForbiddenNext), None),
        NotFound => (say(Word::NotFound), say(Word::NotFoundNext), None),
        Failure::Gone => (say(Word::GoneForGood), say(Word::GoneForGoodNext), None),
        TooMany(None) => (say(Word::TooMany), say(Word::WaitNext), None),
        TooMany(Some(at)) => (say(Word::TooMany), say_with(Word::TooManyUntil, "when", &clock::exact(*at)), None),
        ServerError(code) => (status(Word::ServerError, code), say(Word::WaitNext), None),
        Status(code) => (status(Word::OddStatus, code), say(Word::NotFoundNext), None),
        TooLarge => (say(Word::TooLarge), say(Word::TooLargeNext), None),
        TimedOut => (say(Word::TimedOut), say(Word::WaitNext), None),
        NoFeedFound => (say(Word::NoFeedFound), say(Word::NoFeedFoundNext), None),
        NotAFeed => (say(Word::NotAFeed), say(Word::NotAFeedNext), None),
        NoArticle => (say(Word::NoArticle), say(Word::PageStays), None),
        PartLost => (say(Word::PartLost), say(Word::PartLostNext), None),
        NotOpml => (say(Word::NotOpml), say(Word::NotOpmlNext), None),
        BrokenXml(line) => (say_with(Word::BrokenXml, "line", &line.to_string()), say(Word::BrokenXmlNext), None),
        StorageFull => (say(Word::StorageFull), say(Word::StorageFullNext), settings),
        StorageBlocked => (say(Word::StorageBlocked), say(Word::StorageBlockedNext), None),
        WantsLogin => (say(Word::WantsLogin), say(Word::WantsLoginNext), None),
        AsksProxy => (say(Word::AsksProxy), say(Word::AsksProxyNext), None),
        Cancelled => (say(Word::WasCancelled), String::new(), None),
    };
    Said { what, next, link }
}

/// A failure in two sentences: what happened, and what to do.
pub fn sentences(failure: &Failure) -> String {
    let said = self::failure(failure);
    format!("{} {}", said.what, said.next)
}

/// Says why the page of a post was not fetched. The post's own text stands above it.
pub fn page_failure(failure: &Failure) -> Said {
    let plain = self::failure(failure);
    let what = match failure {
        Failure::Gone => say(Word::PageGone),
        Failure::Status(code) => say_with(Word::PageStatus, "status", &code.to_string()),
        _ => plain.what,
    };
    match failure {
        Failure::PartLost | Failure::StorageFull | Failure::StorageBlocked => Said { what, ..plain },
        _ if plain.link.is_some() => Said { what, ..plain },
        _ => Said { what, next: say(Word::PageStays), link: None },
    }
}

/// Says why the store cannot be used at all.
pub fn store(error: &StoreError) -> Said {
    let (what, next) = match error {
        StoreError::Full => (say(Word::StorageFull), say(Word::StorageFullNext)),
        StoreError::Blocked => (say(Word::StorageBlocked), say(Word::StorageBlockedNext)),
        StoreError::Newer => (say(Word::StoreNewer), say(Word::StoreNewerNext)),
        StoreError::Damaged => (say(Word::StoreDamaged), say(Word::StoreDamagedNext)),
        StoreError::Failed(cause) => (say_with(Word::StoreOther, "cause", cause), say(Word::StoreOtherNext)),
    };
    Said { what, next, link: None }
}

/// Says what is wrong with `text`, which was typed into the search.
pub fn misread(text: &str, problem: &Problem) -> String {
    let word = match problem.what {
        Mistake::UnknownField => return say_with(Word::MisreadField, "name", text.get(problem.at.clone()).unwrap_or_default()),
        Mistake::NoWords => Word::MisreadWords,
        Mistake::NotAState => Word::MisreadState,
        Mistake::NotAThing => Word::MisreadThing,
        Mistake::NotALanguage => Word::MisreadLanguage,
        Mistake::NotADate => Word::MisreadDate,
        Mistake::NotANumber => Word::MisreadNumber,
        Mistake::NotASpan => Word::MisreadSpan,
        Mistake::OpenQuote => Word::MisreadQuote,
        Mistake::OpenBracket => Word::MisreadBracket,
        Mistake::StrayBracket => Word::MisreadStray,
        Mistake::Nothing => Word::MisreadNothing,
        Mistake::TooDeep => Word::MisreadDeep,
    };
    say(word)
}
