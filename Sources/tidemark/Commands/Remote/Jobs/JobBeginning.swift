internal import APIModel
internal import Client

/// Begins jobs and, where that is wished for, stays with them.
enum JobBeginning {
    static func begin(
        _ form: JobForm, _ project: ProjectOptions, _ waiting: WaitOptions, _ client: APIClient, _ console: Console
    ) async throws {
        let job = try await client.post(JobDocument.self, Routes.jobs, query: project.query, body: form)
        try console.document(job)
        console.line("job", "\(job.id), \(job.kind)\(job.instance.map { " of \($0)" } ?? ""), \(job.state)")
        guard waiting.wait else {
            console.line("next", "tidemark job log --follow \(job.id)")
            return
        }
        let ended = try await JobFollower(client: client, console: console, id: job.id).follow()
        try console.document(ended)
        try JobText.end(ended, console)
    }
}
