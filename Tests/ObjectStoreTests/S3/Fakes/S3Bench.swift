import Core
import ObjectStore

/// Stores on transports of a test's own.
enum S3Bench {
    static func store(
        _ transport: any HTTPTransport, _ url: String = "s3://bucket/p?endpoint=http://127.0.0.1:9",
        clock: any TidemarkClock = ManualClock(),
        environment: [String: String] = ["AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "secret"]
    ) throws -> S3Store {
        let environment = StoreEnvironment(environment)
        let location = try S3Location(parsing: url, environment: environment)
        return S3Store(
            location, transport: transport,
            credentials: CredentialCache(
                for: location, file: nil, environment: environment, transport: transport, clock: clock),
            clock: clock)
    }
}

/// Runs `body` and returns the code of the error it throws.
func code(_ body: () async throws -> Void) async -> ErrorCode? {
    do {
        try await body()
        return nil
    } catch let error as TidemarkError {
        return error.code
    } catch {
        return ErrorCode("\(error)")
    }
}
