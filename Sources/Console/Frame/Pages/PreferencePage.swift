internal import Service

/// Language, theme and project: kept by the browser.
enum PreferencePage {
    static let all: [ConsolePage] = [.post("/preferences", "preferences", access: .everybody, keep)]
    /// Seconds: a year.
    private static let kept = 365 * 86_400

    private static func keep(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        var answer = ConsoleAnswer.redirect(LocalPath.checked(request.form["return"]))
        let form = request.form
        if let language = Language(rawValue: form["language"]) {
            answer.cookies.append(ConsoleCookie(.language, language.rawValue, seconds: kept))
        }
        if let theme = Theme(rawValue: form["theme"]) {
            answer.cookies.append(ConsoleCookie(.theme, theme.rawValue, seconds: kept))
        }
        if let project = try? ResourceName(parsing: form["project"]) {
            answer.cookies.append(ConsoleCookie(.project, project.description, seconds: kept))
        }
        return answer
    }
}
