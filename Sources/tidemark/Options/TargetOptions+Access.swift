internal import Core
internal import Engine

extension TargetOptions {
    /// The server with its password, which is asked for where no source names it.
    func access(_ console: Console) throws(TidemarkError) -> ServerAccess {
        let url = try ServerURL(parsing: target)
        return ServerAccess(
            url: url, password: try password.password(for: "\(url.user)@\(url.address)", console: console))
    }
}
