// Made by scripts/embed of Assets/templates/audit-report.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesAuditReportMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.audit.findingsLead}}</p>
<div class="card">
<table class="table" id="findings">
<thead><tr><th scope="col" class="num">{{w.audit.number}}</th><th scope="col">{{w.audit.kind}}</th><th scope="col">{{w.audit.finding}}</th></tr></thead>
<tbody>
{{#findings}}<tr><td class="num">{{number}}</td><td><span class="chip bad">{{kind}}</span></td><td>{{text}}</td></tr>
{{/findings}}
</tbody>
</table>
<p class="mt-3"><a class="btn btn-primary" href="/audit">{{w.frame.back}}</a></p>
</div>

"""#
}
