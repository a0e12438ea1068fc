internal import APIModel
internal import Core
internal import Service

/// The last step: what will happen, and the way to have it done.
enum RestoreConfirmation {
    static func view(
        _ choice: RestoreChoice, _ name: String, _ request: ConsoleRequest, _ problems: FormProblems
    ) async throws -> View {
        let job = try await request.service.job(request.caller, choice.plan)
        guard job.isLookup(of: name, in: request.path("project")) else { throw LookupPage.missing }
        let resource = ResourceReference(.instance, project: request.path("project"), name: name)
        let mayUndo = try await request.may(.beginUndo, on: resource)
        let returning = choice.address(request.path("project"), name, step: .confirm)
        var view: View = [
            "isConfirm": true, "hidden": choice.hidden(besides: []), "plan": choice.plan,
            "wait": LookupPage.wait(job, request), "failure": LookupPage.failure(job, request), "rows": [View](),
            "hasRows": false,
            "undoGTID": mayUndo && !choice.before.isEmpty ? choice.before : nil,
            "isReady": false, "refusal": ViewValue.none, "replaced": [String](), "renamed": [String](),
            "confirm": ViewValue.none, "approval": request.query["approval"] ?? request.form["_approval"],
            "asked": try await request.asked(problems, at: returning), "warning": nil as String?,
            "isOver": choice.destroyed(name) != nil,
        ]
        guard job.state == "succeeded" else { return view }
        let result: JobResult
        do {
            result = try await request.service.jobResult(request.caller, choice.plan)
        } catch let error as TidemarkError where error.isAbsence {
            view["failure"] = .view([
                "message": request.say(\.restore.planOld), "hint": "", "code": error.code.rawValue,
            ])
            return view
        }
        guard let forecast = result.forecast else { return view }
        view["isReady"] = .flag(forecast.refusal == nil)
        view["rows"] = .list(rows(forecast, request))
        view["hasRows"] = .flag(true)
        view["replaced"] = .texts(forecast.replaced)
        view["renamed"] = .texts(forecast.renamed)
        if let refusal = forecast.refusal {
            view["refusal"] = .view(["message": refusal.message, "hint": refusal.hint, "code": refusal.code])
        }
        if let destroyed = choice.destroyed(name) {
            view["confirm"] = .view(request.confirmation(of: destroyed, problems))
            let word = choice.existing == "replace" ? \Words.restore.destroys : \Words.restore.moves
            view["warning"] = .text(request.say(word, ["name": destroyed]))
        }
        return view
    }

    /// In plain verbs.
    private static func rows(_ forecast: RestoreForecastDocument, _ request: ConsoleRequest) -> [View] {
        let reached: [String: any WordValue] = [
            "time": request.precise(forecast.commitTime.timestamp), "gtid": forecast.gtid ?? "–",
        ]
        var rows = [row(request, \.restore.reach, request.say(\.restore.reachText, reached))]
        if let next = forecast.next {
            let text = [forecast.nextGtid, next].compactMap { $0 }.joined(separator: " · ")
            rows.append(row(request, \.restore.leave, text))
        }
        let read: [String: any WordValue] = [
            "base": forecast.base, "count": forecast.chunks, "size": request.size(forecast.chunkBytes),
            "segments": forecast.segments, "log": request.size(forecast.segmentBytes),
        ]
        rows.append(row(request, \.restore.read, request.say(\.restore.readText, read)))
        let fold: [String: any WordValue] = ["changes": forecast.changes, "rows": forecast.rows]
        rows.append(row(request, \.restore.fold, request.say(\.restore.foldText, fold)))
        let write: [String: any WordValue] = [
            "count": forecast.tables, "databases": forecast.databases.joined(separator: ", "),
            "objects": forecast.objects, "accounts": forecast.accounts,
        ]
        let touched = forecast.replaced.isEmpty && forecast.renamed.isEmpty ? request.say(\.restore.nothingTouched) : ""
        rows.append(row(request, \.restore.write, "\(request.say(\.restore.writeText, write)) \(touched)"))
        rows.append(row(request, \.restore.takes, takes(forecast, request)))
        rows.append(row(request, \.restore.prove, request.say(\.restore.proveText)))
        return rows
    }

    private static func row(_ request: ConsoleRequest, _ verb: KeyPath<Words, Word>, _ text: String) -> View {
        ["verb": request.say(verb), "text": text]
    }

    /// From what was measured of this instance, or that nothing was.
    static func takes(_ forecast: RestoreForecastDocument, _ request: ConsoleRequest) -> String {
        guard let measured = forecast.measured, let seconds = measured.seconds(for: forecast.rows) else {
            return request.say(\.restore.takesUnknown)
        }
        let values: [String: any WordValue] = [
            "span": request.span(seconds), "kind": request.label(measured.kind),
            "rate": Int64(measured.rowsPerSecond.rounded()), "time": request.clock(measured.measuredAt.timestamp),
            "rows": measured.rows,
        ]
        return request.say(\.restore.takesText, values)
    }
}

extension JobDocument {
    /// What was asked about one instance is no plan for another.
    func isLookup(of name: String, in project: String) -> Bool {
        kind == "lookup" && instance == name && self.project == project
    }
}
