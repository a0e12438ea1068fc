internal import Console
internal import Core
internal import HTTPTypes
internal import HummingbirdCore

/// Refuses forms that another site made.
enum FormGuard {
    /// Throws `request.form` unless the browser says that the form is of this console, as far as it says anything.
    static func checkOrigin(_ request: Request) throws {
        if let site = request.headers.value("Sec-Fetch-Site") {
            guard site == "same-origin" || site == "none" else { throw forged() }
        }
        if let origin = request.headers.value("Origin") {
            let host = origin.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first.map(
                String.init)
            let isOurs = host != nil && host?.lowercased() == request.head.authority?.lowercased()
            // Behind a proxy that names the server otherwise, the browser's own word above decides.
            guard isOurs || request.headers.value("Sec-Fetch-Site") == "same-origin" else { throw forged() }
        }
    }

    /// Throws `request.form` where the form does not carry what this visitor's forms do.
    static func checkToken(_ form: ConsoleForm, _ key: FormKey) throws {
        guard key.accepts(form.raw("_csrf")) else { throw forged() }
    }

    private static func forged() -> TidemarkError {
        TidemarkError(
            .requestForm, "This form is too old, or was not made by this console.",
            hint: "Nothing was changed. Open the page again and send the form from there.")
    }
}
