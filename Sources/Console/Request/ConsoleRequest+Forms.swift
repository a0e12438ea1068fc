internal import Core
internal import Service

extension ConsoleRequest {
    /// Fields as the partial `field` wants them: `{{#fields}}{{>field}}{{/fields}}`.
    package func fields(_ fields: [FormField], _ problems: FormProblems = .none) -> [View] {
        fields.map { $0.view(problems) }
    }

    /// Carries a form out and redirects; where something is wrong with it, shows it again as `form` makes it, with 422.
    package func submit(
        _ work: @Sendable (ConsoleRequest) async throws -> ConsoleAnswer,
        form: @Sendable (ConsoleRequest, FormProblems) async throws -> ConsoleAnswer
    ) async throws -> ConsoleAnswer {
        do {
            try requirePlain()
            return try await work(self)
        } catch {
            let problems = try FormProblems(error, for: self)
            var answer = try await form(self, problems)
            if case .page(var content) = answer.content {
                content.status = 422
                content.code = problems.code
                answer.content = .page(content)
            }
            return answer
        }
    }
}
