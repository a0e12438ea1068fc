internal import Console
internal import HTTPTypes

/// The headers of every answer of the console.
enum PageHeaders {
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    static func all() -> HTTPFields {
        var headers = HTTPFields()
        headers.set("Content-Security-Policy", policy)
        // With `no-referrer` browsers would send forms with the origin `null`.
        headers.set("Referrer-Policy", "same-origin")
        headers.set("Cross-Origin-Opener-Policy", "same-origin")
        headers.set("Cross-Origin-Resource-Policy", "same-origin")
        headers.set("X-Frame-Options", "DENY")
        headers.set("Vary", "Cookie, Accept-Language")
        return headers
    }

    static func text(_ cookie: ConsoleCookie, isSecure: Bool) -> String {
        var text =
            "\(cookie.name.rawValue)=\(cookie.value); Path=/; HttpOnly; SameSite=\(cookie.isLax ? "Lax" : "Strict")"
        if let seconds = cookie.seconds { text += "; Max-Age=\(seconds)" }
        return isSecure ? text + "; Secure" : text
    }
}
