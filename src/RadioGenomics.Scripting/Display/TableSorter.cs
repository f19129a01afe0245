namespace RadioGenomics.Scripting;

/// <summary>
/// Sorting by a click on a heading. The code is in attributes of the heading, not in a script element: it needs no identifier, no place in
/// the page and no network, works in every frontend that trusts the output, and where outputs are not trusted the frontend drops the
/// attributes and a plain table is left.
/// </summary>
static class TableSorter
{
    // Numbers before words, missing last, equal ones in the order they had; a second click turns the order. No '<' or '>' and no double
    // quotes, so that the attribute needs no escaping that a sanitizer or a converter might undo.
    const string Click =
        "var h=event.target.closest('th');if(!h)return;var t=h.closest('table').tBodies[0],c=h.cellIndex,s=h.getAttribute('aria-sort')=='ascending'?-1:1;"
        + "Array.from(h.parentNode.cells).forEach(function(x){x.removeAttribute('aria-sort')});h.setAttribute('aria-sort',s==1?'ascending':'descending');"
        + "Array.from(t.rows).map(function(r,i){var v=r.cells[c].textContent.trim(),n=v=='Inf'?Infinity:v=='-Inf'?-Infinity:v==''?NaN:Number(v);"
        + "return{r:r,i:i,v:v,n:n,k:v=='NA'||v==''?2:isNaN(n)?1:0}}).sort(function(a,b){return a.k-b.k||s*(a.k==0?(a.n==b.n?0:a.n-b.n):a.v.localeCompare(b.v,'en',{numeric:true}))||a.i-b.i})"
        + ".forEach(function(x){t.appendChild(x.r)})";

    // Said by the code itself: where it does not run, nothing promises that a click does something.
    const string Hint = "this.style.cursor='pointer';this.title='Click to sort the rows shown'";

    /// <summary>Attributes of the <c>thead</c>.</summary>
    public const string Attributes = " onclick=\"" + Click + "\" onmouseover=\"" + Hint + "\"";
}
