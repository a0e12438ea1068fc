internal import Core
internal import MySQLWire

/// Asks the source once a second what time it is and where its log stands, over a connection of its own.
///
/// In this order: a commit's time is taken before its events are in the file, so everything committed by the time read
/// first is in the file by the position read second.
struct SourceProbe {
    let access: ServerAccess
    let pipeline: LogPipeline
    let clock: any TidemarkClock

    /// Without an answer for so long it asks over another connection.
    private static let patience: Duration = .seconds(5)

    /// Until cancelled. Failures are passed over: then nothing is confirmed, and the receiver reports the trouble.
    func run() async throws {
        var opened: (session: SourceSession, positions: PositionReader)?
        while !Task.isCancelled {
            do {
                if opened?.session.connection.isActive != true {
                    let session = try await SourceSession.open(access.answering(within: Self.patience))
                    opened = (session, try await PositionReader(session))
                }
                if let (session, positions) = opened {
                    let time = try await Self.now(session)
                    await pipeline.probe(time, try await positions.high())
                }
            } catch is CancellationError {
                break
            } catch {
                await opened?.session.close()
                opened = nil
            }
            do { try await clock.sleep(seconds: 1) } catch { break }
        }
        await opened?.session.close()
    }

    static func now(_ session: SourceSession) async throws -> Timestamp {
        let text = try await session.query("SELECT CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)").firstValue
        guard let microseconds = text.flatMap({ Int64($0) }) else {
            throw TidemarkError(
                .sourceProtocol, "The source's clock is not understood.", hint: "Report this with the server's version."
            )
        }
        return Timestamp(microseconds: microseconds)
    }
}
