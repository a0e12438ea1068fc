internal import Core

/// A request that is refused before any function of the service is asked, with the headers that say what would be right.
struct RequestRefusal: Error {
    let error: TidemarkError
    var headers: [String: String] = [:]

    init(_ code: ErrorCode, _ message: String, hint: String, headers: [String: String] = [:]) {
        error = TidemarkError(code, message, hint: hint)
        self.headers = headers
    }
}
