<?php
/**
 * Removes everything that the plugin has stored.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

/**
 * Removes the options and the copies of a site.
 */
function remove_stored(): void {
	global $wpdb;
	delete_option( 'reader_article_settings' );
	foreach ( array( '_transient_reader_article_', '_transient_timeout_reader_article_', 'reader_article_' ) as $start ) {
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WordPress has no function for options by the beginning of their name.
		$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( $start ) . '%' ) );
	}
	wp_cache_flush();
}

if ( is_multisite() ) {
	foreach ( get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	) as $site ) {
		switch_to_blog( (int) $site );
		remove_stored();
		restore_current_blog();
	}
} else {
	remove_stored();
}
