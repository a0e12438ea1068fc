internal import Core
internal import Glibc

/// An account of the machine that a server runs as.
package struct SystemAccount: Sendable, Hashable {
    package let name: String
    package let user: UInt32
    package let group: UInt32
    package let groups: [UInt32]

    /// The account of this process.
    package static var own: SystemAccount? {
        guard let entry = getpwuid(geteuid()) else { return nil }
        return SystemAccount(entry.pointee)
    }

    package static func named(_ name: String) -> SystemAccount? {
        guard let entry = getpwnam(name) else { return nil }
        return SystemAccount(entry.pointee)
    }

    private init(_ entry: passwd) {
        name = entry.pw_name.map { String(cString: $0) } ?? String(entry.pw_uid)
        user = entry.pw_uid
        group = entry.pw_gid
        var count: Int32 = 64
        var groups = [gid_t](repeating: 0, count: Int(count))
        let known = getgrouplist(entry.pw_name, entry.pw_gid, &groups, &count)
        self.groups = known < 0 ? [entry.pw_gid] : Array(groups.prefix(Int(count)))
    }

    var isOwn: Bool { user == geteuid() }
}
