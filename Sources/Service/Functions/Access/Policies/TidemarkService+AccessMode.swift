package import APIModel
internal import Catalog
internal import Core

/// Whether duties are kept apart, and what others have to approve.
extension TidemarkService {
    package func accessMode(_ caller: Caller) async throws -> AccessMode {
        try await read(caller, .showAccessMode) { transaction, _ in
            AccessMode(threeRoles: try transaction.keepsDutiesApart())
        }
    }

    /// Throws `access.duties` where anybody has more than one duty, `access.last` where nobody could manage access.
    package func changeAccessMode(_ caller: Caller, to mode: AccessMode) async throws -> AccessMode {
        try await write(caller, .changeAccessMode) { transaction, permit in
            let before = AccessMode(threeRoles: try transaction.keepsDutiesApart())
            if mode.threeRoles { try transaction.requireNoFullTokens() }
            let document = try WorkJSON.text(mode)
            try transaction.keepingOrder { try transaction.set(.mode, to: document) }
            permit.note(before: before, after: mode)
            return mode
        }
    }

    /// Of every verb that others can be asked to approve.
    package func approvalRules(_ caller: Caller, _ page: PageRequest) async throws -> Page<ApprovalRuleDocument> {
        try await read(caller, .showApprovalRules) { transaction, _ in
            let book = try accessBooks.book(transaction)
            let all = Verb.allCases.filter(\.isApprovable).map { ApprovalRuleDocument($0, book) }
            let rest = page.after.isEmpty ? all[...] : all.drop { $0.verb != page.after }.dropFirst()
            return Page(Array(rest), page, key: \.verb) { $0 }
        }
    }

    /// A rule that asks for less than now is itself approved as the verb is. Throws `RefusedFields`, `catalog.missing` for a verb
    /// that nobody is asked to approve.
    package func changeApprovalRule(
        _ caller: Caller, of word: String, to form: ApprovalRuleForm
    ) async throws -> ApprovalRuleDocument {
        let resource = ResourceReference(.approval, name: word)
        let hours = form.hours ?? ApprovalRule.standardSeconds / 3600
        guard hours >= 0.1, hours <= 720 else {
            throw RefusedFields(path: "hours", "It is out of range.", hint: "Write 0.1 to 720.")
        }
        return try await write(caller, .changeApprovalRule, on: resource) { transaction, permit in
            guard let verb = Verb(rawValue: word), verb.isApprovable else {
                throw transaction.session.missing("rule of approval for \(word)")
            }
            let book = try transaction.accessBook(revision: 0)
            var rules = book.approvals
            rules[verb] = ApprovalRule(needs: form.needs, seconds: hours * 3600)
            try transaction.set(.approvals, to: try WorkJSON.text(rules))
            let after = try transaction.accessBook(revision: 0)
            if after.approvalsNeeded(for: verb) < book.approvalsNeeded(for: verb) {
                try permit.requireApproval(of: verb, for: .changeApprovalRule, on: resource)
            }
            let document = ApprovalRuleDocument(verb, after)
            permit.note(before: ApprovalRuleDocument(verb, book), after: document)
            return document
        }
    }
}

extension ApprovalRuleDocument {
    init(_ verb: Verb, _ book: AccessBook) {
        let rule = book.approvals[verb]
        self.init(
            verb: verb.rawValue, needs: rule.needs, needsNow: book.approvalsNeeded(for: verb),
            hours: rule.seconds / 3600)
    }
}
