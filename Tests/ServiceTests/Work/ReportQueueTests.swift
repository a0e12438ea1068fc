import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// Reports of many jobs at once.
@Suite struct ReportQueueTests {
    private static let jobs = 60

    /// Sixty jobs that run, and a source that counts what it writes.
    private struct Scene {
        let placed: PlacedDriver
        let source: CatalogJobSource
        let catalog: Catalog
        let driver: CountingDriver
        let jobs: [JobAssignment]

        func close() async {
            await catalog.close()
            placed.keep()
        }
    }

    private func prepare(_ place: CatalogPlace) async throws -> Scene {
        let placed = try await place.driver(clock: TurnedClock())
        let driver = CountingDriver(try await placed.catalog().driver)
        let catalog = try await Catalog.open(driver, sealing: try SecretSealer(key: SecretSealer.newKey()))
        try await WorkFixture.fill(catalog, instances: Self.jobs)
        try await catalog.write { transaction in
            for number in 0..<Self.jobs {
                _ = try transaction.jobs.enqueue(WorkFixture.job("j\(number)", instance: "i\(number)"))
            }
        }
        var limits = JobLimits()
        (limits.perSite, limits.perRepository) = (Self.jobs, Self.jobs)
        let source = CatalogJobSource(catalog: catalog, chooser: JobChooser(limits: limits))
        let offer = WorkerOffer(worker: WorkerID("w"), sites: ["site"], slots: Self.jobs)
        let jobs = try await source.claim(offer, count: Self.jobs)
        #expect(jobs.count == Self.jobs)
        _ = driver.takeWrites()
        return Scene(placed: placed, source: source, catalog: catalog, driver: driver, jobs: jobs)
    }

    /// Names of the jobs whose reports were refused, all of them sent at once.
    private func send(
        _ jobs: [JobAssignment], to source: CatalogJobSource, _ report: @escaping @Sendable (JobAssignment) -> JobReport
    ) async -> [String: ErrorCode] {
        await withTaskGroup(of: (String, ErrorCode?).self) { group in
            for job in jobs {
                group.addTask {
                    do {
                        try await source.report(JobID(job.job), lease: job.lease, report(job))
                        return (job.job, nil)
                    } catch let error as TidemarkError {
                        return (job.job, error.code)
                    } catch {
                        return (job.job, .internalDefect)
                    }
                }
            }
            var refused: [String: ErrorCode] = [:]
            for await (job, code) in group { refused[job] = code }
            return refused
        }
    }

    @Test(arguments: CatalogPlace.allCases)
    func whatComesTogetherIsStoredTogether(_ place: CatalogPlace) async throws {
        let scene = try await prepare(place)
        var jobs = scene.jobs
        // Another worker has it by now.
        let lost = try #require(jobs.firstIndex { $0.job == "j7" })
        jobs[lost].lease += 1
        let refused = await send(jobs, to: scene.source) { job in
            var progress = JobProgress(phase: "read")
            progress.item = job.job
            return JobReport(progress: progress, lines: [JobReportLine(level: "note", message: job.job)])
        }
        #expect(refused == ["j7": .jobLost])
        // The first goes alone, and the others while it is stored.
        #expect(scene.driver.takeWrites() <= Self.jobs / 2)
        for job in jobs {
            let id = JobID(job.job)
            let (progress, lines) = try await scene.catalog.read {
                (try $0.jobs.progress(of: id), try $0.jobs.lines(of: id))
            }
            #expect((progress?.contains("\"\(job.job)\"") ?? false) == (job.job != "j7"))
            #expect(lines.map(\.message) == (job.job == "j7" ? [] : [job.job]))
        }
        await scene.close()
    }

    /// Facts that cannot be read are one instance's trouble, and nobody else's.
    @Test(arguments: CatalogPlace.allCases)
    func oneThatCannotBeStoredDisturbsNoOther(_ place: CatalogPlace) async throws {
        let scene = try await prepare(place)
        try await scene.catalog.write { transaction in
            try transaction.session.execute(
                "INSERT INTO instance_facts (instance, document, updated_at, revision) VALUES ('i3', 'no', 1, 1)")
        }
        let refused = await send(scene.jobs, to: scene.source) { _ in
            var update = InstanceFactsUpdate(repository: "r")
            update.databases = ["shop"]
            return JobReport(
                progress: JobProgress(phase: "read"), lines: [JobReportLine(level: "note", message: "x")],
                facts: update)
        }
        #expect(refused == ["j3": .catalogDamaged])
        for job in scene.jobs where job.job != "j3" {
            let id = JobID(job.job)
            let instance = job.instance?.id ?? ""
            let (lines, facts) = try await scene.catalog.read {
                (try $0.jobs.lines(of: id), try $0.facts.find(instance))
            }
            #expect(lines.count == 1 && facts?.databases == ["shop"])
        }
        await scene.close()
    }
}
