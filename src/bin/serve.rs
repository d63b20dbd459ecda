//! Serves the built app and its CORS proxy: `serve --help`.
//!
//! Cargo builds every binary for every target; for the browser this one is empty.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use rill::proxy::arguments::{self, Asked};
    use rill::proxy::{Config, router};
    use std::error::Error;
    use std::io::{self, Write};
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
    use std::process::ExitCode;
    use tokio::net::TcpListener;

    /// Exit code 0 when stopped or helped, 1 when it cannot serve, 2 when the arguments are wrong.
    pub fn main() -> ExitCode {
        match arguments::parse(std::env::args().skip(1)) {
            Err(error) => complain(2, &error.to_string()),
            Ok(Asked::Help) => match io::stdout().write_all(arguments::help().as_bytes()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => complain(1, &error.to_string()),
            },
            Ok(Asked::Serve(address, config)) => match run(address, config) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => complain(1, &error.to_string()),
            },
        }
    }

    fn complain(code: u8, sentence: &str) -> ExitCode {
        eprintln!("{sentence}");
        ExitCode::from(code)
    }

    fn run(address: SocketAddr, config: Config) -> Result<(), Box<dyn Error>> {
        if !config.dist.join("index.html").is_file() {
            return Err(format!("There is no built app in {}; `cargo xtask serve` builds it.", config.dist.display()).into());
        }
        let runtime = tokio::runtime::Runtime::new()?;
        let served = runtime.block_on(serve(address, config));
        // A lookup of a name may still hang in the system; nobody waits for it.
        runtime.shutdown_background();
        served
    }

    async fn serve(address: SocketAddr, config: Config) -> Result<(), Box<dyn Error>> {
        let base = config.base.clone();
        let app = router(config)?;
        let stop = stopped()?;
        let listener = TcpListener::bind(address).await.map_err(|error| explain(address, &error))?;
        let mut shown = listener.local_addr()?;
        // 0.0.0.0 and :: are every address; a browser wants one.
        match shown.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => shown.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(ip) if ip.is_unspecified() => shown.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        writeln!(io::stdout(), "Rill is at http://{shown}{base}")?;
        tokio::select! {
            served = axum::serve(listener, app).into_future() => served?,
            () = stop => {}
        }
        Ok(())
    }

    fn explain(address: SocketAddr, error: &io::Error) -> String {
        match error.kind() {
            io::ErrorKind::AddrInUse => format!("Port {} is taken; choose another with --port.", address.port()),
            io::ErrorKind::PermissionDenied => format!("Port {} is not open to you; choose another with --port.", address.port()),
            _ => format!("Cannot listen on {address}: {error}."),
        }
    }

    /// Ends when the process is asked to: by Ctrl-C or, on Unix, a terminate signal.
    #[cfg(unix)]
    fn stopped() -> io::Result<impl Future<Output = ()>> {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(async move {
            tokio::select! { _ = interrupt.recv() => {} _ = terminate.recv() => {} }
        })
    }

    /// Ends when the process is asked to, by Ctrl-C.
    #[cfg(not(unix))]
    fn stopped() -> io::Result<impl Future<Output = ()>> {
        Ok(async {
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
    }
}
