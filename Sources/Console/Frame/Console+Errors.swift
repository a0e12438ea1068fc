package import APIModel

extension Console {
    /// The page that says why there is no other.
    package func errorPage(_ problem: ProblemDocument, for request: ConsoleRequest) -> PageContent {
        let heading = request.fault(problem.code) ?? request.say(ErrorWords.word(status: problem.status))
        let lines = (problem.problems ?? []).map { field -> View in
            ["path": field.path, "message": field.message, "hint": field.hint]
        }
        // What broke inside names files and statements: that is for the log, which the number of the request leads to.
        let detail = problem.status == 500 ? nil : problem.detail
        let view: View = [
            "heading": heading, "detail": detail, "hint": problem.hint, "code": problem.code,
            "requestID": problem.requestId, "lines": lines,
        ]
        return PageContent(template: "error", title: heading, section: nil, view: view, status: problem.status)
    }
}
