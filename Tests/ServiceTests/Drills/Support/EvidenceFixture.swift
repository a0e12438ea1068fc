import Core
import Foundation
import Service

/// Evidence as a drill makes it.
enum EvidenceFixture {
    static let text = """
        {"assertions":[{"expected":"equals 1","found":"1","microseconds":1200,"name":"orders — Zoë","passed":true,\
        "sql":"SELECT \\"a\\" / 2"}],"drill":"20261122T110343Z-9f3c21ab","endedAt":1795345500000000,"format":1,\
        "instance":{"flavour":"mariadb","id":"i","name":"shop","storedID":"0011223344556677"},\
        "manifests":[{"object":"instances/0011223344556677/bases/b.base","sha256":"00ff"}],"notes":[],\
        "outcome":"passed","point":{"asked":"latest","base":"b","gtid":"0-1-42","position":"0-1-42 at binlog.000001:4",\
        "time":1795345400000000,"which":"newest"},"repository":{"id":"00112233445566778899aabbccddeeff","name":"main",\
        "object":"instances/0011223344556677/drills/20261122T110343Z-9f3c21ab.evidence"},"rto":{"microseconds":42000000,\
        "phases":[{"microseconds":42000000,"name":"load"}]},"startedAt":1795345423000000,\
        "tables":[{"digest":"2:000102030405060708090a0b0c0d0e0f","proof":"load","rows":2,"table":"shop.orders"}],\
        "undone":[],"versions":{"source":"10.11.6-MariaDB","target":"10.11.6-MariaDB","tidemark":"1.0"},\
        "who":{"job":"j","project":"","service":"","worker":"w"}}
        """

    static func make() throws -> DrillEvidence { try JSONDecoder().decode(DrillEvidence.self, from: Data(text.utf8)) }
}
