-- Adds a file as it was sent. Returns its number.
insert into upload (upload, sha256, filename, content, uploaded_by, received_at)
values (nextval('record_number'), $sha256, $filename, $content, $by, $received_at)
returning upload;
