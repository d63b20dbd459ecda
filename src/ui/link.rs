//! The page's line to its worker. What is asked before the worker listens waits here.

use super::doors;
use super::seldom::Seldom;
use crate::browser::worker;
use crate::model::{Failure, Slot};
use crate::protocol::{Job, NO_JOB, Progress, Reply, Request, Slots, decode, encode};
use crate::search::{Marks, Problem};
use crate::ui::lasting::{LastingSignal, LastingValue};
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{MessageEvent, Worker};
use std::ops::Deref;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// What was last heard of a job, shared by all who look at it: it may hold a hundred thousand posts. It is the same as it was as long
/// as nothing else is heard.
#[derive(Clone)]
pub struct Heard(Rc<Progress>);

impl Deref for Heard {
    type Target = Progress;

    fn deref(&self) -> &Progress {
        &self.0
    }
}

impl PartialEq for Heard {
    fn eq(&self, other: &Heard) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    job: Job,
    /// What was looked for, as typed.
    pub text: String,
    /// The posts, best first.
    pub slots: Vec<Slot>,
    /// Whether one is better than another; else they stand newest first.
    pub ranked: bool,
}

/// A handle on the line; copies are the same line.
#[derive(Clone, Copy)]
pub struct Link {
    worker: LastingValue<Option<Worker>>,
    waiting: LastingValue<Vec<Request>>,
    awake: LastingValue<bool>,
    next: LastingValue<Job>,
    jobs: LastingSignal<Vec<(Job, Heard)>>,
    /// The search that was last asked for.
    searching: LastingValue<(Job, String)>,
    /// What the last search that was answered found.
    pub found: LastingSignal<Option<Found>>,
    /// What was typed last, when it was not understood: the text, and where.
    pub misread: LastingSignal<Option<(String, Problem)>>,
    /// What is marked in rows of what was found.
    marks: LastingSignal<Vec<(Slot, Marks)>>,
    /// The rows whose marks were asked for, in order, and those that will be in a moment.
    marking: LastingValue<(Vec<Slot>, Vec<Slot>)>,
    trouble: LastingSignal<Option<Failure>>,
    /// Messages are written and read there.
    seldom: Seldom,
}

impl Link {
    /// A line to a worker that is not there yet. What goes wrong without belonging to a job is told in `trouble`.
    pub fn new(trouble: LastingSignal<Option<Failure>>, seldom: Seldom) -> Link {
        Link {
            seldom,
            worker: LastingValue::new(None),
            waiting: LastingValue::new(Vec::new()),
            awake: LastingValue::new(false),
            next: LastingValue::new(NO_JOB + 1),
            jobs: LastingSignal::new(Vec::new()),
            searching: LastingValue::new((NO_JOB, String::new())),
            found: LastingSignal::new(None),
            misread: LastingSignal::new(None),
            marks: LastingSignal::new(Vec::new()),
            marking: LastingValue::new((Vec::new(), Vec::new())),
            trouble,
        }
    }

    /// Starts the worker. Call it once the first rows are there.
    pub async fn open(self) -> Result<(), worker::NoWorker> {
        let started = worker::start().await?;
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(bytes) = event.data().dyn_into::<Uint8Array>()
                && let Ok(reply) = decode(&bytes.to_vec())
            {
                self.hear(reply);
            }
        });
        started.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        // It listens as long as the page lives.
        hear.forget();
        self.worker.set_value(Some(started));
        let location = window().location();
        let page = format!("{}{}", location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
        self.post(&Request::Hello { page, extract: worker::extract_address() });
        Ok(())
    }

    /// Asks the worker, or keeps the question until it is there.
    pub fn send(self, request: Request) {
        self.waiting.update_value(|waiting| waiting.push(request));
        if self.awake.get_value() {
            self.flush();
        }
    }

    /// Begins a job and returns its number; [`Link::progress`] tells how it goes.
    pub fn begin(self, request: impl FnOnce(Job) -> Request) -> Job {
        let job = self.number();
        self.jobs.update(|jobs| jobs.push((job, Heard(Rc::new(Progress::Asked)))));
        self.send(request(job));
        job
    }

    fn number(self) -> Job {
        let job = self.next.with_value(|next| *next);
        self.next.set_value(job + 1);
        job
    }

    /// Looks for posts; [`Link::found`] has them when they are found, and until then what was found before.
    pub fn search(self, text: String) {
        let job = self.number();
        self.searching.set_value((job, text.clone()));
        self.send(Request::Search { job, query: text });
    }

    /// Looks for nothing any more, and forgets what was found.
    pub fn forget_search(self) {
        let (job, _) = self.searching.get_value();
        self.searching.set_value((NO_JOB, String::new()));
        if job != NO_JOB {
            self.cancel(job);
        }
        self.hear_found(None);
    }

    /// What was typed, when this is the search that was last asked for.
    fn searched(self, job: Job) -> Option<String> {
        self.searching.with_value(|(asked, text)| (*asked == job).then(|| text.clone()))
    }

    fn hear_found(self, found: Option<Found>) {
        self.marking.set_value((Vec::new(), Vec::new()));
        self.marks.set(Vec::new());
        self.misread.set(None);
        self.found.set(found);
    }

    /// What is marked in a row, now and whenever it changes. The worker is asked for the rows that are shown, together.
    pub fn marks(self, slot: Slot) -> Marks {
        if self.found.with(Option::is_none) {
            return Marks::default();
        }
        let is_first = self.marking.update_value(|(asked, wanted)| {
            let at = asked.binary_search(&slot).err()?;
            asked.insert(at, slot);
            wanted.push(slot);
            Some(wanted.len() == 1)
        });
        if is_first == Some(true) {
            spawn_local(async move { self.ask_marks() });
        }
        let marks = |marks: &Vec<(Slot, Marks)>| marks.iter().find(|(known, _)| *known == slot).map(|(_, marks)| marks.clone());
        self.marks.with(marks).unwrap_or_default()
    }

    fn ask_marks(self) {
        let slots = self.marking.update_value(|(_, wanted)| std::mem::take(wanted));
        let found = self.found.with_untracked(|found| found.as_ref().map(|found| (found.job, found.text.clone())));
        if let Some((job, query)) = found.filter(|_| !slots.is_empty()) {
            self.send(Request::Mark { job, query, slots });
        }
    }

    /// How a job stands, now and whenever it changes.
    pub fn progress(self, job: Job) -> Option<Heard> {
        self.jobs.with(|jobs| jobs.iter().find(|(known, _)| *known == job).map(|(_, heard)| heard.clone()))
    }

    /// Forgets a job that nobody asks about any more.
    pub fn forget(self, job: Job) {
        self.jobs.update_untracked(|jobs| jobs.retain(|(known, _)| *known != job));
    }

    /// Stops a job.
    pub fn cancel(self, job: Job) {
        self.send(Request::Cancel { job });
    }

    fn flush(self) {
        let waiting = self.waiting.update_value(std::mem::take);
        for request in waiting {
            self.seldom.soon(doors::request, (self, request));
        }
    }

    /// Hands a request to the worker.
    pub fn post(self, request: &Request) {
        let bytes = Uint8Array::from(encode(request).as_slice());
        self.worker.with_value(|worker| {
            if let Some(Err(error)) = worker.as_ref().map(|worker| worker.post_message(&bytes)) {
                leptos::web_sys::console::warn_1(&error);
            }
        });
    }

    fn hear(self, reply: Reply) {
        let (job, progress) = match reply {
            Reply::Awake => {
                self.awake.set_value(true);
                return self.flush();
            }
            Reply::Found { job, slots: Slots(slots), ranked } => {
                if let Some(text) = self.searched(job) {
                    self.hear_found(Some(Found { job, text, slots, ranked }));
                }
                return;
            }
            Reply::Marked { job, marks } => {
                if self.found.with_untracked(|found| found.as_ref().is_some_and(|found| found.job == job)) {
                    self.marks.update(|known| known.extend(marks));
                }
                return;
            }
            Reply::Job(NO_JOB, Progress::Failed(_, failure)) => return self.trouble.set(Some(failure)),
            Reply::Job(job, Progress::Misread(problem)) => match self.searched(job) {
                Some(text) => return self.misread.set(Some((text, problem))),
                None => (job, Progress::Misread(problem)),
            },
            Reply::Job(job, progress) => (job, progress),
        };
        self.jobs.update(|jobs| {
            if let Some(known) = jobs.iter_mut().find(|(known, _)| *known == job) {
                known.1 = Heard(Rc::new(progress));
            }
        });
    }
}
