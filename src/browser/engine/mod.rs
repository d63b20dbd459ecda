//! The worker: it fetches, parses, cleans and writes, so that the page only draws and reads.

mod blogrolls;
mod catalogue;
mod config;
mod find;
mod get;
mod index;
mod let_go;
mod list;
mod login;
mod peek;
mod proxy;
mod refresh;
mod rules;
mod search;
mod shelf;
mod subscribe;
mod tell;
mod whole;

use super::db::{Store, StoreError, Writer};
use super::news::Channel;
use super::worker;
use crate::model::{Failure, Logged, Settings, Slot};
use crate::protocol::{Job, NO_JOB, News, Progress, Reply, Request, Unreadable, decode, encode};
use config::Config;
use futures_util::lock::Mutex;
use js_sys::Uint8Array;
use shelf::Shelf;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use tell::Teller;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, AbortSignal, DedicatedWorkerGlobalScope, MessageEvent};

/// The worker's state. It has no posts in memory but the packed river.
struct Engine {
    scope: DedicatedWorkerGlobalScope,
    teller: Rc<Teller>,
    store: Store,
    writer: Mutex<Writer>,
    /// Where the page stands: relative addresses start there.
    page: String,
    /// Where the files of `bin/extract` start, relative to the page.
    extract: String,
    config: Config,
    /// Held by the job of this tab that fetches many blogs.
    turn: Mutex<()>,
    jobs: RefCell<HashMap<Job, AbortController>>,
    /// The search that was last asked for.
    searching: Cell<Job>,
    /// What the last search left for the next.
    shelf: Mutex<Option<Shelf>>,
    /// Whether anybody told of a change since.
    changed: Rc<Cell<bool>>,
    /// What was decided since.
    decided: Rc<RefCell<Vec<Logged>>>,
    /// Whether the index is being built.
    indexing: Cell<bool>,
    /// Whether a blog was left since this worker woke: what it leaves behind is kept as long as that can be taken back.
    left: Cell<bool>,
}

/// Starts to listen, and says so: what the page sent before would be lost.
pub fn start() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let engine: Rc<RefCell<Option<Rc<Engine>>>> = Rc::default();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| {
            let Ok(bytes) = event.data().dyn_into::<Uint8Array>() else { return };
            let Ok(request) = decode::<Request>(&bytes.to_vec()) else { return };
            let (scope, engine) = (scope.clone(), engine.clone());
            spawn_local(async move {
                if let Request::Hello { page, extract } = request {
                    match Engine::wake(scope.clone(), page, extract).await {
                        Ok(awake) => {
                            *engine.borrow_mut() = Some(Rc::new(awake));
                            send(&scope, &Reply::Awake);
                        }
                        Err(failure) => send(&scope, &Reply::Job(NO_JOB, Progress::Failed(String::new(), failure))),
                    }
                    return;
                }
                let awake = engine.borrow().clone();
                if let Some(engine) = awake {
                    engine.answer(request).await;
                }
            });
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    worker::say_ready()
}

fn send(scope: &DedicatedWorkerGlobalScope, reply: &Reply) {
    let bytes = Uint8Array::from(encode(reply).as_slice());
    if let Err(error) = scope.post_message(&bytes) {
        wasm_bindgen::throw_val(error);
    }
}

impl Engine {
    async fn wake(scope: DedicatedWorkerGlobalScope, page: String, extract: String) -> Result<Engine, Failure> {
        let store = Store::open().await.map_err(failure_of)?;
        let changed = Rc::new(Cell::new(false));
        let decided = Rc::new(RefCell::new(Vec::new()));
        let hear = (changed.clone(), decided.clone());
        let hear = move |bytes: Vec<u8>| match decode(&bytes) {
            Ok(News::Decided(logged)) => hear.1.borrow_mut().extend(logged),
            Ok(_) => hear.0.set(true),
            // Nobody of this build says such a thing.
            Err(Unreadable) => {}
        };
        let channel = Channel::open(hear).map_err(|_| Failure::StorageBlocked)?;
        let config = Config::load(&page).await;
        let writer = Mutex::new(Writer::new(store.clone()));
        let (turn, jobs, searching) = (Mutex::default(), RefCell::default(), Cell::new(NO_JOB));
        let left = Cell::new(false);
        let teller = Teller::new(channel, scope.clone(), changed.clone());
        let (shelf, indexing) = (Mutex::default(), Cell::default());
        Ok(Engine {
            scope,
            teller,
            store,
            writer,
            page,
            extract,
            config,
            turn,
            jobs,
            searching,
            shelf,
            changed,
            decided,
            indexing,
            left,
        })
    }

    async fn answer(self: Rc<Self>, request: Request) {
        match request {
            Request::Hello { .. } => {}
            Request::Subscribe { job, address, login } => {
                self.subscribe(job, address, login).await;
                self.index().await;
            }
            Request::Login { job, feed, login } => {
                self.clone().log_in(job, feed, login).await;
                self.index().await;
            }
            Request::Refresh { job, scope, due_only } => {
                self.clone().refresh(job, scope, due_only).await;
                self.index().await;
            }
            Request::Cancel { job } => self.cancel(job),
            Request::Fold => {
                self.fold().await;
                self.index().await;
            }
            Request::Arrange(change) => self.arrange(change).await,
            Request::Clean(slot) => self.clean(slot).await,
            Request::Import { job, opml } => {
                self.clone().import(job, opml).await;
                self.index().await;
            }
            Request::Export { job } => self.export(job).await,
            Request::Catalogue { job } => self.catalogue(job).await,
            Request::Recommend { job, ask } => self.recommend(job, ask).await,
            Request::Peek { job, address } => self.peek(job, address).await,
            Request::TestProxy { job, template } => self.test_proxy(job, template).await,
            Request::Whole { job, slot } => self.whole(job, slot).await,
            Request::Prepare => self.prepare().await,
            Request::Search { job, query } => self.search(job, &query).await,
            Request::Match { job, query, decided } => self.find_all(job, &query, decided).await,
            Request::WhyHidden { job, slot } => self.why_hidden(job, slot).await,
            Request::MarkText { job, query, language, text } => self.mark_text(job, &query, language.as_deref(), &text),
            Request::Mark { job, query, slots } => self.mark(job, &query, &slots).await,
        }
    }

    /// Answers the page.
    fn reply(&self, reply: &Reply) {
        send(&self.scope, reply);
    }

    /// Says how a job stands.
    fn say(&self, job: Job, progress: Progress) {
        self.reply(&Reply::Job(job, progress));
    }

    fn fail(&self, job: Job, address: &str, failure: Failure) {
        self.say(job, Progress::Failed(address.to_owned(), failure));
    }

    /// Tells every tab, this worker's own page too.
    fn tell(&self, news: &News) {
        self.teller.tell(news);
    }

    /// Tells every tab which blogs there are. Nothing else is told meanwhile: what is told later is newer.
    async fn tell_blogs(&self) -> Result<(), Failure> {
        let _writer = self.writer.lock().await;
        let blogs = self.store.blogs().await.map_err(failure_of)?;
        self.tell(&News::Blogs(Box::new(blogs)));
        Ok(())
    }

    /// A job begins; the signal tells when the person stops it. `None`, and said so, when it cannot.
    fn begin(&self, job: Job, address: &str) -> Option<AbortSignal> {
        let Ok(controller) = AbortController::new() else {
            self.fail(job, address, Failure::Cancelled);
            return None;
        };
        let signal = controller.signal();
        self.jobs.borrow_mut().insert(job, controller);
        Some(signal)
    }

    fn cancel(&self, job: Job) {
        if let Some(controller) = self.jobs.borrow().get(&job) {
            controller.abort();
        }
    }

    fn end(&self, job: Job) {
        self.jobs.borrow_mut().remove(&job);
    }

    async fn settings(&self) -> Result<Settings, Failure> {
        Ok(self.store.settings().await.map_err(failure_of)?.unwrap_or_default())
    }

    async fn clean(&self, slot: Slot) {
        match self.try_clean(slot).await {
            Ok(()) => self.tell(&News::Cleaned(slot)),
            Err(failure) => self.fail(NO_JOB, "", failure),
        }
    }

    async fn try_clean(&self, slot: Slot) -> Result<(), Failure> {
        let tracking = self.settings().await?.tracking;
        self.writer.lock().await.clean_again(slot, tracking).await.map_err(failure_of)
    }

    async fn fold(&self) {
        if let Err(error) = self.writer.lock().await.fold().await {
            self.fail(NO_JOB, "", failure_of(error));
        }
        self.let_go().await;
    }
}

/// What a failing store means to the person.
fn failure_of(error: StoreError) -> Failure {
    match error {
        StoreError::Full => Failure::StorageFull,
        StoreError::Blocked | StoreError::Newer | StoreError::Damaged | StoreError::Failed(_) => Failure::StorageBlocked,
    }
}
